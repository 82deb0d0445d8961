// Dragging a row of a list by mouse, pen or finger. Nothing moves in the document until it is let go, so focus and touch stay.
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { asideBy, placeAfter, type RowBox } from './drag-place.ts';

type Drag = {
  readonly from: number;
  readonly to: number;
  readonly dy: number;
  readonly rows: readonly RowBox[];
};

export type Dragging = {
  /** Place of the row that is in the hand. */
  readonly from: number | null;
  /** How far the row at a place is drawn from where it stands, in pixels. */
  shift(place: number): number;
  /** For `onPointerDown` of the handle of the row at a place. */
  grab(place: number, event: PointerEvent): void;
};

/** Pixels from the edge of the screen at which the page scrolls along. */
const EDGE = 72;
const SCROLL = 12;

function scrollAlong(y: number): void {
  if (y < EDGE) window.scrollBy(0, -SCROLL);
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
}

/** `list` holds the rows and nothing else; `onDrop` is told when one was let go at another place. */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  onDrop: (from: number, to: number) => void,
): Dragging {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  function grab(from: number, event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0 || !list.current) return;
    const rows = [...list.current.children].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top: top + window.scrollY, height };
    });
    const start = event.clientY + window.scrollY;
    const ends = new AbortController();
    let now: Drag = { from, to: from, dy: 0, rows };

    stop.current = () => {
      ends.abort();
      setDrag(null);
    };
    const on = (
      type: 'pointermove' | 'pointerup' | 'pointercancel',
      act: (e: PointerEvent) => void,
    ) =>
      window.addEventListener(type, (e) => e.pointerId === event.pointerId && act(e), {
        signal: ends.signal,
      });
    on('pointermove', ({ clientY }) => {
      scrollAlong(clientY);
      const dy = clientY + window.scrollY - start;
      now = { ...now, dy, to: placeAfter(rows, from, dy) };
      setDrag(now);
    });
    on('pointerup', () => {
      stop.current();
      if (now.to !== from) onDrop(from, now.to);
    });
    on('pointercancel', () => stop.current());
  }

  return {
    from: drag?.from ?? null,
    shift: (place) => {
      if (!drag) return 0;
      return place === drag.from ? drag.dy : asideBy(drag.rows, place, drag);
    },
    grab,
  };
}
