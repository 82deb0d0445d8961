// What the plan brings, and what it would bring with other minutes a day, side by side.
import { Icon } from '../../parts/icon.tsx';
import { number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { FigureTile } from './figure-tile.tsx';
import { rough, span } from './rough.ts';
import type { Plan } from './types.ts';

const shareOf = ({ expected }: Plan): string => (expected ? rough(expected.share) : '–');

const answersOf = ({ days }: Plan): number => Math.max(0, ...days.map(({ capacity }) => capacity));

/** One figure; the old one before the new one where they differ. */
function Change({ now, tried }: { readonly now: string; readonly tried: string | null }) {
  if (tried === null || tried === now) return <>{now}</>;
  return (
    <span class="change">
      <span class="was">{now}</span>
      <span class="hidden">{say('progress.becomes')}</span>
      <Icon name="next" />
      <strong>{tried}</strong>
    </span>
  );
}

/** What is said of the trial: while it is solved, and when it is there. */
function verdict(plan: Plan, { tried, wanted, isWorking }: Omit<Props, 'plan'>): string {
  if (isWorking) return say('progress.working', { count: wanted ?? 0 });
  const { more, less } = plan;
  if (!tried) {
    const about =
      more && say('progress.moreBuys', { count: more.minutes, share: rough(more.share) });
    const fewer =
      less && say('progress.lessCosts', { count: less.minutes, share: rough(less.share) });
    return [about, fewer].filter(Boolean).join(' ');
  }
  const same = shareOf(tried) === shareOf(plan);
  const fitting = tried.cardsThatWillNotFit.length === plan.cardsThatWillNotFit.length;
  if (same && fitting) return say('progress.trialSame', { count: wanted ?? 0 });
  const what = { count: wanted ?? 0, share: shareOf(tried), was: shareOf(plan) };
  if (fitting) return say('progress.trialShare', what);
  return say('progress.trialTells', { ...what, unfit: tried.cardsThatWillNotFit.length });
}

type Props = {
  readonly plan: Plan;
  readonly tried: Plan | null;
  readonly wanted: number | null;
  readonly isWorking: boolean;
};

export function PlanFigures({ plan, ...trial }: Props) {
  const { tried, isWorking } = trial;
  const { expected } = tried ?? plan;
  return (
    <div class="plan-figures" aria-busy={isWorking}>
      <dl class="tiles">
        <FigureTile
          name={say('progress.recalledOnDay')}
          hint={expected ? span(expected.low, expected.high) : undefined}
        >
          <Change now={shareOf(plan)} tried={tried && shareOf(tried)} />
        </FigureTile>
        <FigureTile
          name={say('progress.unfit')}
          hint={say('progress.seenOf', { count: plan.cards ?? 0 })}
        >
          <Change
            now={number(plan.cardsThatWillNotFit.length)}
            tried={tried && number(tried.cardsThatWillNotFit.length)}
          />
        </FigureTile>
        <FigureTile
          name={say('progress.answersADay')}
          hint={say('progress.secondsEach', { count: plan.secondsPerAnswer ?? 0 })}
        >
          <Change now={number(answersOf(plan))} tried={tried && number(answersOf(tried))} />
        </FigureTile>
      </dl>
      <p class="plan-verdict" role="status">
        {verdict(plan, trial)}
      </p>
    </div>
  );
}
