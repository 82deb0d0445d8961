// Things to be put in order: dragged by mouse or finger, or moved with the keyboard.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { InputOf, ResponseOf } from '../api/types.ts';
import { announce } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { say } from '../words/words.ts';
import { moved } from './drag-place.ts';
import { ExplainedOrder } from './explained-order.tsx';
import type { ControlProps, InputKind } from './input-kind.ts';
import { OrderRow, type RowActions } from './order-row.tsx';
import { useDrag } from './use-drag.ts';
import './choose.css';
import './order.css';

type Grabbed = { readonly id: string; readonly order: readonly string[] };

/** The order on the screen: the learner's, else as the items came. */
function orderOf({ items }: InputOf<'order'>, response: ResponseOf<'order'> | null): string[] {
  return response?.order ?? items.map(({ id }) => id);
}

/** Moving a row takes the focus off it; this gives it back to the same part of the same row. */
function useKeptFocus(list: { readonly current: HTMLElement | null }, order: readonly string[]) {
  const kept = useRef<{ readonly id: string; readonly part: string } | null>(null);
  useLayoutEffect(() => {
    const focus = kept.current;
    kept.current = null;
    const row = focus && list.current?.children[order.indexOf(focus.id)];
    row?.querySelector<HTMLElement>(`[data-part="${focus?.part}"]`)?.focus();
  });
  return {
    keep(id: string) {
      const part = (document.activeElement as HTMLElement | null)?.dataset['part'];
      kept.current = part === undefined ? null : { id, part };
    },
    isKeeping: () => kept.current !== null,
  };
}

function useOrder({ input, response, onChange, locked }: ControlProps<'order'>) {
  const list = useRef<HTMLOListElement>(null);
  const [grabbed, setGrabbed] = useState<Grabbed | null>(null);
  const order = orderOf(input, response);
  const focus = useKeptFocus(list, order);
  const textOf = (id: string) => input.items.find((item) => item.id === id)?.text ?? '';
  const tell = (
    key: 'session.grabbed' | 'session.movedTo' | 'session.dropped',
    id: string,
    at: number,
  ) => announce(say(key, { item: textOf(id), place: at + 1, count: order.length }));

  function show(next: readonly string[], id: string): void {
    focus.keep(id);
    onChange({ order: [...next] });
    tell('session.movedTo', id, next.indexOf(id));
  }
  function move(from: number, to: number): void {
    const id = order[from];
    if (locked || id === undefined || to < 0 || to >= order.length || to === from) return;
    show(moved(order, from, to), id);
  }
  const drag = useDrag(list, move);

  const actionsOf = (id: string, place: number): RowActions => ({
    move: (to) => move(place, to),
    grip: () => {
      tell(grabbed?.id === id ? 'session.dropped' : 'session.grabbed', id, place);
      setGrabbed(grabbed?.id === id ? null : { id, order });
    },
    giveUp: () => {
      if (grabbed) show(grabbed.order, id);
      setGrabbed(null);
    },
    letGo: () => !focus.isKeeping() && setGrabbed(null),
    drag: (event) => drag.grab(place, event),
  });
  return { list, order, drag, grabbed, textOf, actionsOf };
}

function Control(props: ControlProps<'order'>) {
  const { input, response, onChange, locked, feedback, labelledBy } = props;
  const hint = useId();
  const { list, order, drag, grabbed, textOf, actionsOf } = useOrder(props);
  if (feedback) return <ExplainedOrder {...{ input, response, feedback, labelledBy }} />;
  return (
    <>
      <p class="options-hint order-hint" id={hint}>
        <span>
          {say('session.orderHint')} <span class="order-keys">{say('session.orderKeys')}</span>
        </span>
      </p>
      <ol class="order-list" ref={list} aria-labelledby={labelledBy}>
        {order.map((id, place) => (
          <OrderRow
            key={id}
            text={textOf(id)}
            place={place}
            count={order.length}
            isGrabbed={grabbed?.id === id}
            isDragged={drag.from === place}
            shift={drag.shift(place)}
            locked={locked}
            hint={hint}
            {...actionsOf(id, place)}
          />
        ))}
      </ol>
      {/* As they came may be right: then saying so is the answer. The place stays when it goes. */}
      <div class="order-keep">
        {response === null && !locked && (
          <Button look="quiet" onClick={() => onChange({ order })}>
            {say('session.keepOrder')}
          </Button>
        )}
      </div>
    </>
  );
}

export const order: InputKind<'order'> = {
  Control,
  isComplete: (_input, response) => response !== null,
};
