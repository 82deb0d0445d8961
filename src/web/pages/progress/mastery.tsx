// What the learner will recall of the cards on the exam day: should study stop now, and when the exam plan is followed.

import { useBankTitles } from '../../api/bank-titles.ts';
import { Figures } from '../../charts/figures.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { day, number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { rough, span } from './rough.ts';
import { Tells } from './section.tsx';
import type { Readiness } from './types.ts';

type Shown = Readiness['mastery'];

function tells({ stoppingNow, underPlan, day: on }: Shown, hasDate: boolean): string {
  if (stoppingNow === null) return say('progress.noCards');
  const now = rough(stoppingNow);
  if (!hasDate) return say('progress.recallTodayTells', { share: now });
  if (!underPlan) return say('progress.recallTells', { share: now, day: day(on) });
  return say('progress.recallPlanTells', {
    share: now,
    plan: rough(underPlan.share),
    day: day(on),
  });
}

export function Mastery({
  mastery,
  hasDate,
}: {
  readonly mastery: Shown;
  /** There is an exam to come, and the figures are for its day. */
  readonly hasDate: boolean;
}) {
  const titleOf = useBankTitles();
  const { stoppingNow, underPlan, seen, cards, calibrated, banks } = mastery;
  return (
    <div>
      <h3>{say('progress.mastery')}</h3>
      <Tells>{tells(mastery, hasDate)}</Tells>
      <dl class="bars">
        <div>
          <dt>{say(hasDate ? 'progress.stopNow' : 'progress.recallNow')}</dt>
          <dd>
            <ShareBar share={stoppingNow} />
            <b>{stoppingNow === null ? '–' : rough(stoppingNow)}</b>
          </dd>
        </div>
        {underPlan && (
          <div>
            <dt>{say('progress.withPlan')}</dt>
            <dd>
              <ShareBar share={underPlan.share} low={underPlan.low} high={underPlan.high} />
              <b>{rough(underPlan.share)}</b>
              <span class="hint">
                {say('progress.likely', { span: span(underPlan.low, underPlan.high) })}
              </span>
            </dd>
          </div>
        )}
      </dl>
      <p class="hint">
        {say('progress.masteryHint', { seen, cards })}{' '}
        {calibrated && say('progress.masteryCorrected')}
      </p>
      {banks.length > 1 && (
        <Figures
          title={say('progress.masteryByBank')}
          head={[
            say('progress.bank'),
            say('progress.cards'),
            say('progress.seen'),
            say(hasDate ? 'progress.stopNow' : 'progress.recallNow'),
          ]}
          rows={banks.map((one) => [
            titleOf(one.bank),
            number(one.cards),
            number(one.seen),
            one.stoppingNow === null ? '–' : rough(one.stoppingNow),
          ])}
        />
      )}
    </div>
  );
}
