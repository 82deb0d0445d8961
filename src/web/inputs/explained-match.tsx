// The right pairs after the answer, and what the learner took instead.
import type { InputOf, ResponseOf } from '../api/types.ts';
import { say } from '../words/words.ts';
import type { Marking } from './input-kind.ts';
import { Mark } from './mark.tsx';
import './explained.css';

export function ExplainedMatch({
  input,
  response,
  feedback,
  labelledBy,
}: {
  readonly input: InputOf<'match'>;
  readonly response: ResponseOf<'match'> | null;
  readonly feedback: Marking;
  readonly labelledBy: string;
}) {
  const right = 'pairs' in feedback.key ? feedback.key.pairs : {};
  const choice = (id: string | undefined) => input.choices.find((one) => one.id === id)?.text;
  return (
    <ul class="explained-list" aria-labelledby={labelledBy}>
      {input.prompts.map(({ id, text }) => {
        const isRight = feedback.options.some((row) => row.id === id && row.chosen);
        const own = choice(response?.pairs[id]);
        return (
          <li key={id} class={`explained ${isRight ? 'explained-right' : 'explained-wrong'}`}>
            <p class="explained-prompt">{text}</p>
            {!isRight && own !== undefined && (
              <p class="explained-pair">
                <span>{own}</span>
                <Mark tone="wrong">{say('session.chosenWrong')}</Mark>
              </p>
            )}
            <p class="explained-pair">
              <span>{choice(right[id])}</span>
              <Mark tone="right">
                {say(isRight ? 'session.chosenRight' : 'session.optionRight')}
              </Mark>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
