// Several of several options, exactly as many as are asked for: one too many is refused, in words.
import { useId } from 'preact/hooks';
import type { InputOf, ResponseOf } from '../api/types.ts';
import { note } from '../parts/announce.tsx';
import { say } from '../words/words.ts';
import { ExplainedOptions } from './explained-options.tsx';
import type { ControlProps, InputKind } from './input-kind.ts';
import { OptionRow } from './option-row.tsx';
import { placeOf } from './place-of.ts';

type Chosen = ResponseOf<'choose-many'> | null;

/** Takes an option, or takes it back; a learner who has all that are asked for is told what to do, and nothing changes. */
function toggled({ select }: InputOf<'choose-many'>, response: Chosen, id: string): Chosen {
  const choices = response?.choices ?? [];
  if (choices.includes(id)) {
    const left = choices.filter((one) => one !== id);
    return left.length === 0 ? null : { choices: left };
  }
  if (choices.length < select) return { choices: [...choices, id] };
  note(say('session.tooMany', { count: select }));
  return response;
}

function howMany(select: number): string {
  if (select === 2) return say('session.chooseTwo');
  if (select === 3) return say('session.chooseThree');
  return say('session.chooseMany', { count: select });
}

function Control(props: ControlProps<'choose-many'>) {
  const { input, response, onChange, locked, feedback, labelledBy } = props;
  const hint = useId();
  if (feedback) return <ExplainedOptions offered={input.options} {...{ feedback, labelledBy }} />;
  const chosen = response?.choices ?? [];
  return (
    <>
      <p class="options-hint" id={hint}>
        <strong>{howMany(input.select)}</strong>
        <span class="options-count">
          {say('session.chosenOf', { chosen: chosen.length, select: input.select })}
        </span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: its name is the stem, which is no legend. */}
      <div class="options" role="group" aria-labelledby={labelledBy} aria-describedby={hint}>
        {input.options.map((option, place) => (
          <OptionRow key={option.id} place={place} text={option.text}>
            <input
              type="checkbox"
              value={option.id}
              checked={chosen.includes(option.id)}
              disabled={locked}
              onChange={({ currentTarget }) => {
                const next = toggled(input, response, option.id);
                // The browser has ticked it already, and nothing is drawn anew where nothing changed.
                currentTarget.checked = next?.choices.includes(option.id) ?? false;
                onChange(next);
              }}
            />
          </OptionRow>
        ))}
      </div>
    </>
  );
}

export const chooseMany: InputKind<'choose-many'> = {
  Control,
  isComplete: (input, response) => response?.choices.length === input.select,
  onKey: (key, input, response) => {
    const place = placeOf(key, input.options.length);
    const option = place === null ? undefined : input.options[place];
    return option && toggled(input, response, option.id);
  },
};
