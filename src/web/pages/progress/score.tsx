// The expected share of right answers to new questions, as far as there is enough to tell; else what is missing for it.
import { Figures } from '../../charts/figures.tsx';
import { Field } from '../../parts/field.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { rough, span } from './rough.ts';
import { Tells } from './section.tsx';
import { TARGETS } from './target.ts';
import type { Readiness } from './types.ts';

type Shown = Readiness['score'];

/** A bank without domains has as many gaps as topics: the first ones make the point. */
const SHOWN = 6;

/** What is missing, and how it comes. */
function NotEnough({ score }: { readonly score: Shown }) {
  const titleOf = (id: string | null) =>
    id === null
      ? say('progress.missingAll')
      : (score.domains.find((domain) => domain.id === id)?.title ?? id);
  return (
    <>
      <Tells>
        <strong>{say('progress.notEnough')}</strong> {say('progress.notEnoughTells')}
      </Tells>
      <dl class="bars">
        {score.missing.slice(0, SHOWN).map(({ domain, have, need }) => (
          <div key={domain ?? ''}>
            <dt>{titleOf(domain)}</dt>
            <dd>
              <ShareBar share={have / need} />
              <b>{say('progress.haveNeed', { have, need })}</b>
            </dd>
          </div>
        ))}
      </dl>
      {score.missing.length > SHOWN && (
        <p class="hint">{say('progress.andMore', { count: score.missing.length - SHOWN })}</p>
      )}
      <p class="hint">{say('progress.notEnoughHelp')}</p>
      <p class="go-on">
        <StartButton wish={{}}>{say('progress.meetNew')}</StartButton>
      </p>
    </>
  );
}

function Target({
  target,
  chance,
  onTarget,
}: {
  readonly target: number | null;
  readonly chance: number | null;
  readonly onTarget: (target: number | null) => void;
}) {
  return (
    <div class="target">
      <Field label={say('progress.target')}>
        {(described) => (
          <select
            {...described}
            value={target === null ? '' : String(target)}
            onChange={({ currentTarget: { value } }) =>
              onTarget(value === '' ? null : Number(value))
            }
          >
            <option value="">{say('progress.noTarget')}</option>
            {TARGETS.map((share) => (
              <option key={share} value={String(share)}>
                {percent(share)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p role="status">
        {chance !== null && target !== null
          ? say('progress.chance', { share: rough(chance), target: percent(target) })
          : say('progress.targetHint')}
      </p>
    </div>
  );
}

function Domains({ score }: { readonly score: Shown }) {
  return (
    <>
      <ul class="domains">
        {score.domains.map(({ id, title, weight, expected, low, high }) => (
          <li key={id}>
            <span>
              {title} <small>{say('progress.weight', { share: percent(weight / 100) })}</small>
            </span>
            <ShareBar share={expected} low={low} high={high} />
            <b>{expected === null ? '–' : rough(expected)}</b>
          </li>
        ))}
      </ul>
      {score.basis === 'topics' && <p class="hint">{say('progress.byTopics')}</p>}
      <Figures
        title={say('progress.scoreByDomain')}
        head={[
          say('progress.domain'),
          say('progress.share'),
          say('progress.expected'),
          say('progress.range'),
          say('progress.firstAnswers'),
        ]}
        rows={score.domains.map((one) => [
          one.title,
          percent(one.weight / 100),
          one.expected === null ? '–' : rough(one.expected),
          one.low === null || one.high === null ? '–' : span(one.low, one.high),
          say('progress.haveNeed', { have: one.correct, need: one.answers }),
        ])}
      />
    </>
  );
}

export function Score({
  score,
  exam,
  target,
  onTarget,
}: {
  readonly score: Shown;
  readonly exam: string | null;
  readonly target: number | null;
  readonly onTarget: (target: number | null) => void;
}) {
  const { expected, low, high, questions, answers } = score;
  return (
    <div>
      <h3>{exam === null ? say('progress.score') : say('progress.scoreOf', { exam })}</h3>
      {expected === null || low === null || high === null ? (
        <NotEnough score={score} />
      ) : (
        <>
          <Tells>
            {say('progress.scoreTells', { share: rough(expected), span: span(low, high) })}
          </Tells>
          <dl class="bars">
            <div>
              <dt>{say('progress.expected')}</dt>
              <dd>
                <ShareBar share={expected} low={low} high={high} mark={target} />
                <b>{rough(expected)}</b>
              </dd>
            </div>
          </dl>
          <Target target={target} chance={score.chance} onTarget={onTarget} />
          <Domains score={score} />
          <p class="hint">
            {say('progress.scoreHint', { answers: number(answers), count: questions })}
          </p>
        </>
      )}
    </div>
  );
}
