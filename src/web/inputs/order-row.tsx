// One thing to be put in order: a handle to drag or to grab with the space bar, its place, its text, and a step up or down.
import { Icon } from '../parts/icon.tsx';
import { say } from '../words/words.ts';

export type RowActions = {
  /** To a place; one that there is not is nothing. */
  readonly move: (to: number) => void;
  /** Taken up or put down with the keyboard. */
  readonly grip: () => void;
  /** Back to where it was taken up. */
  readonly giveUp: () => void;
  readonly letGo: () => void;
  readonly drag: (event: PointerEvent) => void;
};

type Props = RowActions & {
  readonly text: string;
  /** From 0. */
  readonly place: number;
  readonly count: number;
  readonly isGrabbed: boolean;
  readonly isDragged: boolean;
  readonly shift: number;
  readonly locked: boolean;
  readonly hint: string;
};

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

function classOf({ isGrabbed, isDragged }: Props): string {
  return `order-row ${isGrabbed || isDragged ? 'order-held' : ''} ${isDragged ? 'order-dragged' : ''}`;
}

function Handle(props: Props) {
  const { text, place, count, isGrabbed, locked, hint } = props;
  function onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!isGrabbed) return;
    if (step !== undefined) props.move(place + step);
    else if (event.key === 'Escape') props.giveUp();
    else if (event.key === 'Enter') props.grip();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <button
      type="button"
      class="order-grip"
      data-part="grip"
      // Enter is the screen's; the space bar takes up.
      data-enter="screen"
      aria-pressed={isGrabbed}
      aria-label={say('session.grip', { item: text, place: place + 1, count })}
      aria-describedby={hint}
      disabled={locked}
      onPointerDown={props.drag}
      // A click of the keyboard; one of a pointer was a drag.
      onClick={(event) => event.detail === 0 && props.grip()}
      onKeyDown={onKey}
      onBlur={props.letGo}
    >
      <Icon name="grip" />
    </button>
  );
}

function Step({ to, ...props }: Props & { readonly to: 'up' | 'down' }) {
  const next = props.place + (to === 'up' ? -1 : 1);
  const isEnd = next < 0 || next >= props.count;
  return (
    <button
      type="button"
      class="order-step"
      data-part={to}
      aria-label={say(to === 'up' ? 'session.moveUp' : 'session.moveDown', { item: props.text })}
      // Not disabled at the end of the list: the focus stays where it is.
      aria-disabled={isEnd}
      disabled={props.locked}
      onClick={() => props.move(next)}
    >
      <Icon name={to} />
    </button>
  );
}

export function OrderRow(props: Props) {
  return (
    <li
      class={classOf(props)}
      style={{ transform: props.shift ? `translateY(${props.shift}px)` : '' }}
    >
      <Handle {...props} />
      <span class="option-key" aria-hidden="true">
        {props.place + 1}
      </span>
      <span class="order-text">{props.text}</span>
      <span class="order-steps">
        <Step {...props} to="up" />
        <Step {...props} to="down" />
      </span>
    </li>
  );
}
