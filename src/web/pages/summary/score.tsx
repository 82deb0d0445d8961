// How the session went, in a few figures.
import type { ComponentChildren } from 'preact';
import type { Summary } from '../../api/types.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { number } from '../../words/format.ts';
import { say } from '../../words/words.ts';

function Figure({
  icon,
  figure,
  children,
}: {
  readonly icon: IconName;
  readonly figure: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="score-figure">
      <dt>
        <Icon name={icon} />
        {children}
      </dt>
      <dd>{figure}</dd>
    </div>
  );
}

/** Half a minute is not nothing. */
function minutesText(minutes: number): string {
  return minutes > 0 && minutes < 1 ? `< ${number(1)}` : number(minutes);
}

export function Score({
  summary: { progress, minutes, learned },
  streakDays,
}: {
  readonly summary: Summary;
  readonly streakDays: number | null;
}) {
  const { answered, correct } = progress;
  const right = correct ?? 0;
  return (
    <section class="score" aria-label={say('summary.score')}>
      {answered > 0 && (
        <>
          <p class="score-right">
            <strong>{number(right)}</strong> {say('summary.ofRight', { count: answered })}
          </p>
          <div class="score-bar" aria-hidden="true">
            <span style={{ width: `${(right / answered) * 100}%` }} />
          </div>
        </>
      )}
      <dl class="score-figures">
        <Figure icon="right" figure={number(learned.length)}>
          {say('summary.learnedShort', { count: learned.length })}
        </Figure>
        <Figure icon="exam" figure={minutesText(minutes)}>
          {say('summary.minutes', { count: Math.round(minutes) })}
        </Figure>
        {streakDays !== null && (
          <Figure icon="star" figure={number(streakDays)}>
            {say('summary.streak', { count: streakDays })}
          </Figure>
        )}
      </dl>
    </section>
  );
}
