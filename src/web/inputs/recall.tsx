// A question to answer for oneself: the model answer once it is revealed, points to check oneself against, and an honest rating.
import { useId } from 'preact/hooks';
import type { ResponseOf } from '../api/types.ts';
import { Markdown } from '../parts/markdown.tsx';
import { type PhraseKey, say } from '../words/words.ts';
import type { ControlProps, InputKind, ModelAnswer } from './input-kind.ts';
import './recall.css';

type Rating = ResponseOf<'recall'>['rating'];

const RATINGS = [
  ['again', 'session.rateAgain', 'session.meansAgain'],
  ['hard', 'session.rateHard', 'session.meansHard'],
  ['good', 'session.rateGood', 'session.meansGood'],
  ['easy', 'session.rateEasy', 'session.meansEasy'],
] as const satisfies readonly (readonly [Rating, PhraseKey, PhraseKey])[];

function nameOf(rating: Rating): string {
  const [, name] = RATINGS.find(([one]) => one === rating) ?? RATINGS[0];
  return say(name);
}

function Points({
  points,
  canTick,
}: {
  readonly points: readonly string[];
  readonly canTick: boolean;
}) {
  if (points.length === 0) return null;
  return (
    <>
      <h3>{say('session.points')}</h3>
      <ul class={canTick ? 'points' : 'points points-told'}>
        {points.map((point) => (
          <li key={point}>
            {canTick ? (
              // For the learner alone: what is ticked is sent nowhere.
              <label>
                <input type="checkbox" />
                <span>{point}</span>
              </label>
            ) : (
              point
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Model({ answer, points, canTick }: ModelAnswer & { readonly canTick: boolean }) {
  const id = useId();
  return (
    <section class="model" aria-labelledby={id} data-part="model" tabIndex={-1}>
      <h2 id={id}>{say('session.modelAnswer')}</h2>
      <Markdown text={answer} />
      <Points points={points} canTick={canTick} />
    </section>
  );
}

function Control({ response, onChange, locked, feedback, revealed }: ControlProps<'recall'>) {
  const id = useId();
  const told = feedback && 'answer' in feedback.key ? feedback.key : revealed;
  if (!told) return <p class="recall-hint">{say('session.recallHint')}</p>;
  if (feedback)
    return (
      <>
        {response && (
          <p class="recall-own">{say('session.youRated', { rating: nameOf(response.rating) })}</p>
        )}
        <Model {...told} canTick={false} />
      </>
    );
  return (
    <>
      <Model {...told} canTick={!locked} />
      <h2 class="rate-yourself" id={id}>
        {say('session.rateYourself')}
      </h2>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that act at once are no fields. */}
      <div class="ratings" role="group" aria-labelledby={id}>
        {RATINGS.map(([rating, name, means], place) => (
          <button
            key={rating}
            type="button"
            class="rating"
            aria-pressed={response?.rating === rating}
            disabled={locked}
            onClick={() => onChange({ rating })}
          >
            <span class="option-key" aria-hidden="true">
              {place + 1}
            </span>
            <strong>{say(name)}</strong>
            <span class="rating-means">{say(means)}</span>
          </button>
        ))}
      </div>
    </>
  );
}

export const recall: InputKind<'recall'> = {
  Control,
  isSelfRated: true,
  isComplete: (_input, response) => response !== null,
  onKey: (key) => {
    const [rating] = RATINGS[Number(key) - 1] ?? [];
    return rating && { rating };
  },
};
