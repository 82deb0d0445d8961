// One of several options: radio buttons as large as a thumb, each with the number that chooses it.
import { useId } from 'preact/hooks';
import { ExplainedOptions } from './explained-options.tsx';
import type { ControlProps, InputKind } from './input-kind.ts';
import { OptionRow } from './option-row.tsx';
import { placeOf } from './place-of.ts';

function Control(props: ControlProps<'choose-one'>) {
  const { input, response, onChange, locked, feedback, labelledBy } = props;
  const name = useId();
  if (feedback) return <ExplainedOptions offered={input.options} {...{ feedback, labelledBy }} />;
  return (
    <div class="options" role="radiogroup" aria-labelledby={labelledBy}>
      {input.options.map((option, place) => (
        <OptionRow key={option.id} place={place} text={option.text}>
          <input
            type="radio"
            name={name}
            value={option.id}
            checked={response?.choice === option.id}
            disabled={locked}
            onChange={() => onChange({ choice: option.id })}
          />
        </OptionRow>
      ))}
    </div>
  );
}

export const chooseOne: InputKind<'choose-one'> = {
  Control,
  isComplete: (_input, response) => response !== null,
  onKey: (key, input) => {
    const place = placeOf(key, input.options.length);
    const option = place === null ? undefined : input.options[place];
    return option && { choice: option.id };
  },
};
