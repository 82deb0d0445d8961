// How much of the exam to sit: the whole, a half, a quarter, or a number of one's own.
import { Field, Switch } from '../../parts/field.tsx';
import { say } from '../../words/words.ts';
import { LENGTHS, type Length, questionsOf, sizeOf } from './form-length.ts';
import type { DeclaredExam } from './types.ts';

const NAMES = {
  whole: 'exam.whole',
  half: 'exam.half',
  quarter: 'exam.quarter',
  own: 'exam.ownLength',
} as const;

export function LengthChoice({
  exam,
  length,
  typed,
  isWrong,
  onLength,
  onTyped,
}: {
  readonly exam: DeclaredExam;
  readonly length: Length;
  readonly typed: string;
  readonly isWrong: boolean;
  readonly onLength: (length: Length) => void;
  readonly onTyped: (typed: string) => void;
}) {
  const options = LENGTHS.map((value) => {
    const size = sizeOf(exam, value);
    const name = say(NAMES[value]);
    return { value, text: size === null ? name : say('exam.lengthOf', { name, size }) };
  });
  return (
    <div class="exam-length">
      <Switch label={say('exam.length')} options={options} value={length} onChange={onLength} />
      {length === 'own' && (
        <Field
          label={say('exam.howMany')}
          hint={say('exam.howManyHint', { most: questionsOf(exam) })}
          error={isWrong ? say('exam.howManyWrong', { most: questionsOf(exam) }) : undefined}
        >
          {(described) => (
            <input
              {...described}
              type="number"
              inputMode="numeric"
              min={1}
              max={questionsOf(exam)}
              value={typed}
              onInput={(event) => onTyped(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
    </div>
  );
}
