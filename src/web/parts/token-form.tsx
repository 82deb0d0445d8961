// Where a token is given: a learner's at the way in, an author's for the author screens.
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Field } from './field.tsx';

export function TokenForm({
  label,
  hint,
  fault,
  submit,
  look = 'plain',
  busy = false,
  autocomplete = 'off',
  onGiven,
}: {
  readonly label: string;
  readonly hint: string;
  /** What is wrong with the one that was given last. */
  readonly fault: string | null;
  readonly submit: string;
  readonly look?: 'strong' | 'plain';
  readonly busy?: boolean;
  readonly autocomplete?: 'off' | 'current-password';
  readonly onGiven: (token: string) => void;
}) {
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onGiven(text.trim());
      }}
    >
      <Field label={label} hint={hint} error={fault ?? undefined}>
        {(described) => (
          <input
            {...described}
            type="password"
            autocomplete={autocomplete}
            required
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button look={look} type="submit" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
