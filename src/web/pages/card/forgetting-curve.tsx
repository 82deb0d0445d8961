// A small drawing of how recall fades without a review: where it is today, and where the card comes back.
import { date, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import type { Memory } from '../cards/types.ts';
import { footOf, type Place, type Point, placeAt, placesOf } from './curve.ts';

const WIDTH = 100;
const HEIGHT = 40;

const at = ({ x, y }: Place) =>
  `${Math.round(x * WIDTH * 100) / 100} ${Math.round(y * HEIGHT * 100) / 100}`;

function Mark({ place, kind }: { readonly place: Place; readonly kind: 'now' | 'due' }) {
  return (
    <span
      class={`curve-mark curve-${kind}`}
      style={{ left: `${place.x * 100}%`, top: `${place.y * 100}%` }}
    />
  );
}

export function ForgettingCurve({
  points,
  memory,
}: {
  readonly points: readonly Point[];
  readonly memory: Memory;
}) {
  const last = points.at(-1);
  if (points.length < 2 || !last) return null;
  const places = placesOf(points);
  const line = `M${places.map(at).join('L')}`;
  const now = placeAt(points, new Date().toISOString());
  const due = memory.dueAt === null ? null : placeAt(points, memory.dueAt);
  const nowRecall = percent(memory.retrievability ?? 0);
  return (
    <figure class="curve">
      <div
        class="curve-drawing"
        role="img"
        aria-label={say('cards.curveSays', {
          now: nowRecall,
          end: percent(last.retrievability),
          date: date(last.at),
        })}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="curve-area" d={`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} />
          <path class="curve-line" d={line} />
        </svg>
        <span class="curve-top">{percent(1)}</span>
        <span class="curve-foot">{percent(footOf(points))}</span>
        {due && <Mark place={due} kind="due" />}
        {now && <Mark place={now} kind="now" />}
      </div>
      <figcaption>
        <span class="curve-key">
          <span class="curve-mark curve-now" aria-hidden="true" />
          {say('cards.curveNow', { share: nowRecall })}
        </span>
        {due && memory.dueAt !== null && (
          <span class="curve-key">
            <span class="curve-mark curve-due" aria-hidden="true" />
            {say('cards.curveDue', { share: percent(due.recall), date: date(memory.dueAt) })}
          </span>
        )}
        <span class="curve-end">{date(last.at)}</span>
      </figcaption>
    </figure>
  );
}
