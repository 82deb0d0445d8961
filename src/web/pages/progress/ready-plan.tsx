// A plan that is solved: whether it can be done, what it brings, what other minutes would bring, and the load of each day.
import { useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { messageOf, ProblemNote } from '../../parts/problem-note.tsx';
import { day } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { MinutesSlider } from './minutes-slider.tsx';
import { planChanges } from './plan-changes.ts';
import { PlanFigures } from './plan-figures.tsx';
import { PlanLoad } from './plan-load.tsx';
import { rough, span } from './rough.ts';
import { Tells } from './section.tsx';
import type { Plan } from './types.ts';
import { UnfittingCards } from './unfitting-cards.tsx';
import './ready-plan.css';
import { useTrial } from './use-trial.ts';

const SLIDER = { least: 5, most: 240, step: 5 } as const;

function tells({ expected, feasible, cardsThatWillNotFit, cards, examDate }: Plan): string {
  if (!expected) return '';
  const what = {
    share: rough(expected.share),
    span: span(expected.low, expected.high),
    day: day(examDate ?? ''),
  };
  return feasible
    ? say('progress.planFits', what)
    : say('progress.planTight', { ...what, count: cardsThatWillNotFit.length, cards: cards ?? 0 });
}

/** What the day holds, in minutes, where the learner set none: their other limits hold it. */
function minutesOf({ minutesPerDay, days, secondsPerAnswer }: Plan): number {
  if (minutesPerDay !== null) return minutesPerDay;
  const most = Math.max(0, ...days.map(({ capacity }) => capacity));
  return (most * (secondsPerAnswer ?? 30)) / 60;
}

function within(minutes: number): number {
  const step = Math.round(minutes / SLIDER.step) * SLIDER.step;
  return Math.min(Math.max(step, SLIDER.least), SLIDER.most);
}

export function ReadyPlan({ plan }: { readonly plan: Plan }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [isSaving, setSaving] = useState(false);
  const wanted = chosen === plan.minutesPerDay ? null : chosen;
  const trial = useTrial(plan, wanted);
  const tried = wanted === null ? null : trial.plan;

  async function save(minutesPerDay: number): Promise<void> {
    setSaving(true);
    try {
      await take(api.me.$patch({ json: { minutesPerDay } }));
      note(say('progress.saved', { count: minutesPerDay }));
      planChanges.value += 1;
    } catch (error) {
      note(messageOf(error), 'wrong');
    } finally {
      setSaving(false);
    }
  }

  return (
    <>
      <Tells>{tells(plan)}</Tells>
      <div class="plan-try">
        <div>
          <MinutesSlider
            {...SLIDER}
            value={chosen ?? within(minutesOf(plan))}
            saved={plan.minutesPerDay}
            isSaved={wanted === null}
            onChange={setChosen}
          />
          <div class="plan-actions">
            <Button
              look={wanted === null ? 'plain' : 'strong'}
              disabled={wanted === null}
              busy={isSaving}
              onClick={() => wanted !== null && void save(wanted)}
            >
              {wanted === null
                ? say('progress.saveNothing')
                : say('progress.save', { count: wanted })}
            </Button>
            {wanted !== null && (
              <Button look="quiet" onClick={() => setChosen(null)}>
                {say('progress.undoTrial')}
              </Button>
            )}
          </div>
        </div>
        <PlanFigures plan={plan} tried={tried} wanted={wanted} isWorking={trial.isWorking} />
      </div>
      {trial.error !== undefined && <ProblemNote error={trial.error} />}
      <PlanLoad plan={tried ?? plan} isTrial={tried !== null} />
      <UnfittingCards ids={(tried ?? plan).cardsThatWillNotFit} />
    </>
  );
}
