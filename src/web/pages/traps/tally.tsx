// How it stands with all traps together, and the way to work on those that still catch their learner.
import { Icon } from '../../parts/icon.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';
import type { Trap } from './types.ts';

/** A session that a learner gets through at once; the API gives the worst first. */
const AT_ONCE = 20;

export function Tally({
  open,
  cured,
}: {
  readonly open: readonly Trap[];
  /** Null while not all of them are known. */
  readonly cured: number | null;
}) {
  const asked = open.slice(0, AT_ONCE).map(({ cardId }) => cardId);
  const all = open.length + (cured ?? 0);
  return (
    <section class="tally" aria-label={say('traps.tally')}>
      <div class="tally-words">
        <p class="tally-open">
          <Icon name={open.length === 0 ? 'right' : 'traps'} />
          {open.length === 0 ? say('traps.noneOpen') : say('traps.open', { count: open.length })}
        </p>
        {cured !== null && <p class="tally-cured">{say('traps.curedOf', { count: cured, all })}</p>}
        {cured !== null && (
          <span class="tally-track" aria-hidden="true">
            <span style={{ width: `${all === 0 ? 0 : (cured / all) * 100}%` }} />
          </span>
        )}
      </div>
      {asked.length > 0 && (
        <StartButton
          look="strong"
          size="large"
          wish={{ mode: 'drill', trapsOnly: true, cards: asked, size: asked.length }}
        >
          {say(asked.length < open.length ? 'traps.drillWorst' : 'traps.drillAll', {
            count: asked.length,
          })}
        </StartButton>
      )}
    </section>
  );
}
