// Options after the answer: the chosen one first, then the right ones, then the others, each with its reason.
import { Icon } from '../parts/icon.tsx';
import { say } from '../words/words.ts';
import type { Marking } from './input-kind.ts';
import { Mark } from './mark.tsx';
import './explained.css';

type Option = Marking['options'][number];

function rank({ chosen, correct }: Option): number {
  if (chosen) return correct ? 1 : 0;
  return correct ? 2 : 3;
}

function OptionMark({ chosen, correct }: Option) {
  if (chosen)
    return correct ? (
      <Mark tone="right">{say('session.chosenRight')}</Mark>
    ) : (
      <Mark tone="wrong">{say('session.chosenWrong')}</Mark>
    );
  if (correct) return <Mark tone="right">{say('session.optionRight')}</Mark>;
  return <Mark tone="plain">{say('session.optionWrong')}</Mark>;
}

function toneOf({ chosen, correct }: Option): string {
  if (correct) return 'explained-right';
  return chosen ? 'explained-wrong' : '';
}

export function ExplainedOptions({
  offered,
  feedback,
  labelledBy,
}: {
  /** As they stood: an option keeps its number. */
  readonly offered: readonly { readonly id: string }[];
  readonly feedback: Marking;
  readonly labelledBy: string;
}) {
  const place = (option: Option) => offered.findIndex(({ id }) => id === option.id);
  const options = [...feedback.options].sort((a, b) => rank(a) - rank(b) || place(a) - place(b));
  return (
    <ul class="explained-list" aria-labelledby={labelledBy}>
      {options.map((option) => (
        <li key={option.id} class={`explained ${toneOf(option)}`}>
          <p class="explained-head">
            <span class="option-key" aria-hidden="true">
              {place(option) + 1}
            </span>
            <strong class="explained-text">{option.text}</strong>
            <OptionMark {...option} />
          </p>
          {option.rationale && <p class="explained-why">{option.rationale}</p>}
          {option.trap && !option.correct && (
            <p class="explained-trap">
              <Icon name="traps" />
              <span>{say('session.optionTrap', { trap: option.trap.title })}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
