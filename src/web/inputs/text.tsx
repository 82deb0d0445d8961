// A few typed words.
import { useId } from 'preact/hooks';
import { say } from '../words/words.ts';
import { ExplainedText } from './explained-text.tsx';
import type { ControlProps, InputKind } from './input-kind.ts';
import './text.css';

function Control({
  input,
  response,
  onChange,
  locked,
  feedback,
  labelledBy,
}: ControlProps<'text'>) {
  const id = useId();
  if (feedback) return <ExplainedText {...{ response, feedback }} />;
  return (
    <div class="text-answer">
      <label for={id} id={`${id}-label`}>
        {say('session.typeAnswer')}
      </label>
      <input
        id={id}
        type="text"
        aria-labelledby={`${labelledBy} ${id}-label`}
        maxLength={input.maxLength}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="done"
        readOnly={locked}
        value={response?.text ?? ''}
        onInput={({ currentTarget: { value } }) => onChange(value === '' ? null : { text: value })}
      />
    </div>
  );
}

export const text: InputKind<'text'> = {
  Control,
  isComplete: (_input, response) => response !== null && response.text.trim() !== '',
};
