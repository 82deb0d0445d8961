// Prompts to be matched with choices: one list to choose from beside each prompt.
import { useId } from 'preact/hooks';
import type { ResponseOf } from '../api/types.ts';
import { say } from '../words/words.ts';
import { ExplainedMatch } from './explained-match.tsx';
import type { ControlProps, InputKind } from './input-kind.ts';
import './choose.css';
import './match.css';

/** Without the empty ones; null when nothing is matched. */
function withPair(
  response: ResponseOf<'match'> | null,
  prompt: string,
  choice: string,
): ResponseOf<'match'> | null {
  const { [prompt]: _, ...others } = response?.pairs ?? {};
  const pairs = choice === '' ? others : { ...others, [prompt]: choice };
  return Object.keys(pairs).length === 0 ? null : { pairs };
}

function Control(props: ControlProps<'match'>) {
  const { input, response, onChange, locked, feedback, labelledBy } = props;
  const id = useId();
  if (feedback) return <ExplainedMatch {...{ input, response, feedback, labelledBy }} />;
  const pairs = response?.pairs ?? {};
  const used = new Set(Object.values(pairs));
  return (
    <>
      <p class="options-hint">
        <span>{say('session.matchHint')}</span>
        <span class="options-count">
          {say('session.matchedOf', {
            matched: Object.keys(pairs).length,
            prompts: input.prompts.length,
          })}
        </span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: its name is the stem, which is no legend. */}
      <div class="match-list" role="group" aria-labelledby={labelledBy}>
        {input.prompts.map((prompt, place) => (
          <div key={prompt.id} class={`match-row ${pairs[prompt.id] ? 'match-made' : ''}`}>
            <label for={`${id}-${place}`}>{prompt.text}</label>
            <select
              id={`${id}-${place}`}
              value={pairs[prompt.id] ?? ''}
              disabled={locked}
              onChange={(event) =>
                onChange(withPair(response, prompt.id, event.currentTarget.value))
              }
            >
              <option value="">{say('session.matchNone')}</option>
              {input.choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {used.has(choice.id) && pairs[prompt.id] !== choice.id
                    ? say('session.matchUsed', { choice: choice.text })
                    : choice.text}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </>
  );
}

export const match: InputKind<'match'> = {
  Control,
  isComplete: (input, response) =>
    input.prompts.every(({ id }) => response?.pairs[id] !== undefined),
};
