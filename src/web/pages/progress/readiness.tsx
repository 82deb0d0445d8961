// Readiness for the exam: what will be recalled of the cards, and what may be expected of new questions; never mixed.
import { useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { say } from '../../words/words.ts';
import { Mastery } from './mastery.tsx';
import { planChanges } from './plan-changes.ts';
import { Score } from './score.tsx';
import { Section } from './section.tsx';
import { keepTarget, keptTarget } from './target.ts';
import './readiness.css';

function Body() {
  const [target, setTarget] = useState(keptTarget);
  const shown = useResource(
    () =>
      take(
        api.me.stats.readiness.$get({ query: target === null ? {} : { target: String(target) } }),
      ),
    [target, planChanges.value],
  );
  return (
    <Loaded resource={shown} height="20rem">
      {({ mastery, score, examDate, exam }) => (
        <div class="halves">
          <Mastery mastery={mastery} hasDate={examDate !== null && mastery.day === examDate} />
          <Score
            score={score}
            exam={exam}
            target={target}
            onTarget={(next) => {
              keepTarget(next);
              setTarget(next);
            }}
          />
        </div>
      )}
    </Loaded>
  );
}

export function Readiness() {
  return (
    <Section title={say('progress.readiness')} height="20rem" wide>
      <Body />
    </Section>
  );
}
