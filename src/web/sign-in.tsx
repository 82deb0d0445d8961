// The way in where a server wants tokens: shown once a call as a learner was refused for the lack of one.
import { useState } from 'preact/hooks';
import { isSignedOut } from './api/send.ts';
import { keepToken, tokens } from './api/tokens.ts';
import { Button } from './parts/button.tsx';
import { Field } from './parts/field.tsx';
import { Page } from './parts/page.tsx';
import { say } from './words/words.ts';

export function SignIn() {
  const [text, setText] = useState('');
  const wasRefused = tokens.learner.value !== null;
  return (
    <Page title={say('common.signInTitle')} lead={say('common.signInLead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keepToken('learner', text.trim());
          isSignedOut.value = false;
        }}
      >
        <Field
          label={say('common.token')}
          hint={say('common.tokenHint')}
          error={wasRefused ? say('common.tokenWrong') : undefined}
        >
          {(described) => (
            <input
              {...described}
              type="password"
              autocomplete="current-password"
              required
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button look="strong" type="submit">
          {say('common.signIn')}
        </Button>
      </form>
    </Page>
  );
}
