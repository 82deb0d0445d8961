// The day has something to do: what, how long it takes, and one big button.
import { ButtonLink } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';
import { OtherPractice } from './other-practice.tsx';
import type { Day } from './read-day.ts';
import { clearing, minutesFor, sessionSize } from './session-size.ts';
import { Shorter } from './shorter.tsx';

function Counts({ today }: Pick<Day, 'today'>) {
  const { due, overdue, new: fresh, left } = today;
  // What failed today and returns is neither due nor new.
  const again = Math.max(0, left - due - fresh);
  return (
    <ul class="counts">
      {due > 0 && <li>{say('today.due', { count: due })}</li>}
      {overdue > 0 && <li>{say('today.overdue', { count: overdue })}</li>}
      {fresh > 0 && <li>{say('today.new', { count: fresh })}</li>}
      {again > 0 && <li>{say('today.again', { count: again })}</li>}
    </ul>
  );
}

/** Why not everything is asked today, or how what waited too long goes away: one sentence, and a kind one. */
function pileText({ today, me }: Pick<Day, 'today' | 'me'>): string | null {
  const { due, overdue, new: fresh, left } = today;
  const plan = clearing(today, me.minutesPerDay);
  if (plan?.days === 1) return say('today.backlogOne', { count: overdue });
  if (plan) return say('today.backlog', { overdue, perDay: plan.perDay, count: plan.days });
  return due + fresh > left && left > 0 ? say('today.limited', { count: left }) : null;
}

export function DueDay({ day }: { readonly day: Day }) {
  const { today, practice, exam } = day;
  const { left, secondsPerAnswer } = today;
  const size = sessionSize(left);
  const pile = pileText(day);
  const look = exam ? 'plain' : 'strong';
  const minutes = (questions: number) =>
    say('today.about', { count: minutesFor(questions, secondsPerAnswer) });
  return (
    <Panel title={say('today.waiting', { count: left })} aside={<span>{minutes(left)}</span>}>
      <Counts today={today} />
      {pile !== null && <p class="pile">{pile}</p>}
      <div class="start">
        {practice ? (
          <ButtonLink look={look} size="large" href={`/session/${practice.id}`}>
            <span class="two-lines">
              {say('today.goOn')}
              <small>
                {say('today.progress', {
                  answered: practice.progress.answered,
                  count: practice.progress.planned,
                })}
              </small>
            </span>
          </ButtonLink>
        ) : (
          <StartButton look={look} size="large" wish={{ size }}>
            <span class="two-lines">
              {say('today.start')}
              <small>
                {say('common.questions', { count: size })} · {minutes(size)}
              </small>
            </span>
          </StartButton>
        )}
      </div>
      <Shorter left={left} />
      <OtherPractice />
    </Panel>
  );
}
