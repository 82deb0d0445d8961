// The exam plan: what comes of it, or why there is none and how to get one.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { day } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { planChanges } from './plan-changes.ts';
import { ReadyPlan } from './ready-plan.tsx';
import { Section } from './section.tsx';
import type { Plan } from './types.ts';

/** A plan that is being solved is asked for again after this long. */
const AGAIN_MS = 700;

function NoPlan({ plan }: { readonly plan: Plan }) {
  const date = plan.examDate === null ? '' : day(plan.examDate);
  const link = (text: string): ComponentChildren => (
    <ButtonLink href="/settings">{text}</ButtonLink>
  );
  switch (plan.status) {
    case 'no-exam-date':
      return (
        <Empty title={say('progress.noDate')}>
          <p>{say('progress.noDateHelp')}</p>
          {link(say('progress.setDate'))}
        </Empty>
      );
    case 'exam-far':
      return (
        <Empty title={say('progress.examFar', { day: date })}>
          <p>{say('progress.examFarHelp')}</p>
        </Empty>
      );
    case 'exam-day':
      return (
        <Empty title={say('progress.examDay')}>
          <p>{say('progress.examDayHelp')}</p>
        </Empty>
      );
    case 'exam-over':
      return (
        <Empty title={say('progress.examOver', { day: date })}>
          <p>{say('progress.examOverHelp')}</p>
          {link(say('progress.setDate'))}
        </Empty>
      );
    case 'no-cards':
      return (
        <Empty title={say('progress.noExamCards', { exam: plan.exam ?? '' })}>
          <p>{say('progress.noExamCardsHelp')}</p>
          {link(say('progress.chooseExam'))}
        </Empty>
      );
    default:
      return <Empty title={say('progress.solving')} />;
  }
}

function Body() {
  const plan = useResource(() => take(api.me.plan.$get({ query: {} })), [planChanges.value]);
  const { value, reload } = plan;
  const isLate = useRef(false);
  useEffect(() => {
    if (value?.status === 'ready' && isLate.current) {
      // Readiness was told without it.
      isLate.current = false;
      planChanges.value += 1;
    }
    if (value?.status !== 'solving') return;
    isLate.current = true;
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [value, reload]);
  return (
    <Loaded resource={plan} height="30rem">
      {(shown) => (shown.status === 'ready' ? <ReadyPlan plan={shown} /> : <NoPlan plan={shown} />)}
    </Loaded>
  );
}

export function ExamPlan() {
  return (
    <Section title={say('progress.plan')} height="30rem" wide>
      <Body />
    </Section>
  );
}
