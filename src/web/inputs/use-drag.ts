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

/** What scrolls the list: a part of the page, or all of it. */
function scrollerOf(list: Element): Element {
  for (let at = list.parentElement; at; at = at.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

function scrollAlong(scroller: Element, y: number): void {
  const isPage = scroller === document.scrollingElement;
  const { top, bottom } = isPage
    ? { top: 0, bottom: window.innerHeight }
    : scroller.getBoundingClientRect();
  if (y < top + EDGE) scroller.scrollTop -= SCROLL;
  else if (y > bottom - EDGE) scroller.scrollTop += SCROLL;
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
    const scroller = scrollerOf(list.current);
    const rows = [...list.current.children].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top: top + scroller.scrollTop, height };
    });
    const start = event.clientY + scroller.scrollTop;
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
      scrollAlong(scroller, clientY);
      const dy = clientY + scroller.scrollTop - start;
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
