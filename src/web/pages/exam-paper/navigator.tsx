// The form as a grid of numbers: which are answered, which are flagged, and where one is. One stop for Tab, then arrows.
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import { stepBy } from './grid-step.ts';
import type { Row } from './types.ts';
import './navigator.css';

function nameOf({ position, answered, flagged }: Row): string {
  const parts = [say('exam.question', { number: position + 1 })];
  parts.push(say(answered ? 'exam.answered' : 'exam.unanswered'));
  if (flagged) parts.push(say('exam.isFlagged'));
  return parts.join(', ');
}

function columnsOf(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.offsetTop;
  const inRow = buttons.findIndex((button) => button.offsetTop !== top);
  return inRow < 0 ? buttons.length : inRow;
}

export function Navigator({
  rows,
  current,
  takesFocus = false,
  onGo,
}: {
  readonly rows: readonly Row[];
  readonly current: number;
  /** The current number has the focus as soon as it is shown. */
  readonly takesFocus?: boolean;
  readonly onGo: (position: number) => void;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const buttons = () => [...(grid.current?.querySelectorAll<HTMLElement>('button') ?? [])];
  useEffect(() => {
    // After the dialog around it has opened, and has given the focus to its first button.
    const timer = setTimeout(() => takesFocus && buttons()[current]?.focus());
    return () => clearTimeout(timer);
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    const next = stepBy(event.key, at, columnsOf(all), all.length);
    if (at < 0 || next === null) return;
    event.preventDefault();
    all[next]?.focus();
  }

  return (
    <>
      <div
        class="navigator"
        role="toolbar"
        aria-label={say('exam.navigator')}
        ref={grid}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <button
            key={row.presentationId}
            type="button"
            class={row.answered ? 'navigator-answered' : ''}
            aria-label={nameOf(row)}
            aria-current={row.position === current ? 'step' : undefined}
            tabIndex={row.position === current ? 0 : -1}
            onClick={() => onGo(row.position)}
          >
            <span>{row.position + 1}</span>
            <span class="navigator-marks">
              {row.answered && <Icon name="right" />}
              {row.flagged && <Icon name="flag" />}
            </span>
          </button>
        ))}
      </div>
      <p class="navigator-sums">
        <span>
          <Icon name="right" />
          {say('exam.answeredCount', { count: rows.filter(({ answered }) => answered).length })}
        </span>
        <span>
          <Icon name="flag" />
          {say('exam.flaggedCount', { count: rows.filter(({ flagged }) => flagged).length })}
        </span>
        <span>{say('exam.openCount', { count: rows.filter((row) => !row.answered).length })}</span>
      </p>
    </>
  );
}
