// One of several options: radio buttons as large as a thumb, with their letter and number.

import { useId } from 'preact/hooks';
import type { ResponseOf } from '../api/types.ts';
import type { ControlProps, InputKind } from './input-kind.ts';
import './choose.css';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Place of the option that a key means: `1` and `a` the first; null for other keys. */
export function placeOf(key: string, count: number): number | null {
  const letter = LETTERS.indexOf(key.toLowerCase());
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : key.length === 1 ? letter : -1;
  return place >= 0 && place < count ? place : null;
}

function Control({ input, response, onChange, locked, labelledBy }: ControlProps<'choose-one'>) {
  const name = useId();
  return (
    <div class="options" role="radiogroup" aria-labelledby={labelledBy}>
      {input.options.map((option, place) => (
        <label key={option.id} class="option">
          <input
            type="radio"
            name={name}
            value={option.id}
            checked={response?.choice === option.id}
            disabled={locked}
            onChange={() => onChange({ choice: option.id })}
          />
          <span class="key" aria-hidden="true">
            {place + 1}
          </span>
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}

export const chooseOne: InputKind<'choose-one'> = {
  Control,
  isComplete: (_input, response) => response !== null,
  onKey: (key, input): ResponseOf<'choose-one'> | undefined => {
    const place = placeOf(key, input.options.length);
    const option = place === null ? undefined : input.options[place];
    return option && { choice: option.id };
  },
};
