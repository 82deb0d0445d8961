// The way in where a server wants tokens: shown once a call as a learner was refused for the lack of one.
import { isSignedOut } from './api/send.ts';
import { keepToken, tokens } from './api/tokens.ts';
import { Page } from './parts/page.tsx';
import { TokenForm } from './parts/token-form.tsx';
import { say } from './words/words.ts';

export function SignIn() {
  const wasRefused = tokens.learner.value !== null;
  return (
    <Page title={say('common.signInTitle')} lead={say('common.signInLead')}>
      <TokenForm
        label={say('common.token')}
        hint={say('common.tokenHint')}
        fault={wasRefused ? say('common.tokenWrong') : null}
        submit={say('common.signIn')}
        look="strong"
        autocomplete="current-password"
        onGiven={(token) => {
          keepToken('learner', token);
          isSignedOut.value = false;
        }}
      />
    </Page>
  );
}
