// The way into the author's screens: a token that the server knows as an author's.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isAuthorToken } from '../../api/client.ts';
import { keepToken, tokens } from '../../api/tokens.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { say } from '../../words/words.ts';

function Gate() {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function enter(): Promise<void> {
    setBusy(true);
    try {
      if (await isAuthorToken(text.trim())) keepToken('author', text.trim());
      else setRefusal(say('author.tokenWrong'));
    } catch {
      setRefusal(say('common.unreachable'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p>{say('author.gateLead')}</p>
      <Field label={say('author.token')} hint={say('author.tokenHint')} error={refusal}>
        {(described) => (
          <input
            {...described}
            type="password"
            autocomplete="off"
            required
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button look="strong" type="submit" busy={busy}>
        {say('author.enter')}
      </Button>
    </form>
  );
}

/** What is inside once there is a token, which was checked when it was given. */
export function AuthorGate({ children }: { readonly children: ComponentChildren }) {
  if (tokens.author.value === null) return <Gate />;
  return children;
}
