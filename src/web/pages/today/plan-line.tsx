// One line of the exam plan, whose place is kept: it is worked out after the rest stands, and may take a while.
import { useEffect } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { messageOf } from '../../parts/problem-note.tsx';
import { date as dateText, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import type { Plan } from './types.ts';

/** Between two looks at a plan that is being solved. */
const AGAIN_MS = 2_500;

function readyText(plan: Plan, expected: NonNullable<Plan['expected']>): string {
  const filled = {
    share: percent(expected.share),
    low: percent(expected.low),
    high: percent(expected.high),
  };
  const told = say('today.planExpects', filled);
  const short = plan.cardsThatWillNotFit.length;
  if (short === 0) return `${told} ${say('today.planFits')}`;
  const more =
    plan.more &&
    say('today.planMore', { count: plan.more.minutes, share: percent(plan.more.share) });
  return [told, say('today.planShort', { count: short }), more].filter(Boolean).join(' ');
}

function planText(plan: Plan): string {
  switch (plan.status) {
    case 'ready':
      return plan.expected ? readyText(plan, plan.expected) : '';
    case 'solving':
      return say('today.planSolving');
    case 'exam-far':
      return say('today.planFar');
    case 'exam-day':
      return say('today.planDay');
    case 'exam-over':
      return plan.examDate ? say('today.planOver', { date: dateText(plan.examDate) }) : '';
    case 'no-cards':
      return say('today.planNoCards', { exam: plan.exam ?? '' });
    case 'no-exam-date':
      return '';
  }
}

export function PlanLine() {
  const { value, error, loading, reload } = useResource(() =>
    take(api.me.plan.$get({ query: {} })),
  );
  const isSolving = value?.status === 'solving' && !loading;
  useEffect(() => {
    if (!isSolving) return;
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isSolving, reload]);
  const failed = error !== undefined && !loading;
  return (
    <section class="plan-line" aria-labelledby="plan-line">
      <h2 id="plan-line">{say('today.plan')}</h2>
      <p>
        {failed && messageOf(error)}
        {!failed && (value ? planText(value) : say('today.planSolving'))}
      </p>
      <a href={value?.status === 'exam-over' ? '/settings' : '/progress'}>
        {value?.status === 'exam-over' ? say('today.setDate') : say('today.seePlan')}
      </a>
    </section>
  );
}
