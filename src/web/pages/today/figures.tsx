// Three figures that are worth a look each day: what was answered, how long the row of days is, how far the exam.
import type { ComponentChildren } from 'preact';
import type { Today } from '../../api/types.ts';
import { number } from '../../words/format.ts';
import { say } from '../../words/words.ts';

function Figure({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ExamFigure({ days }: { readonly days: number | null }) {
  if (days === null || days < 0)
    return (
      <Figure label={say('today.examLabelNone')}>
        <a href="/settings">{say('today.setDate')}</a>
      </Figure>
    );
  if (days === 0)
    return <Figure label={say('today.examLabelDay')}>{say('today.examToday')}</Figure>;
  return <Figure label={say('today.examLabel', { count: days })}>{number(days)}</Figure>;
}

export function Figures({ today }: { readonly today: Today }) {
  const { answered, streakDays, daysToExam } = today;
  return (
    <dl class="today-figures">
      <Figure label={say('today.answeredLabel', { count: answered })}>{number(answered)}</Figure>
      <Figure label={say('today.streakLabel', { count: streakDays })}>{number(streakDays)}</Figure>
      <ExamFigure days={daysToExam} />
    </dl>
  );
}
