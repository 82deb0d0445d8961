// The way into the author's screens: a token that the server knows as an author's.
import type { ComponentChildren } from 'preact';
import { tokens } from '../../api/tokens.ts';
import { useTrial } from '../../parts/author-token.ts';
import { TokenForm } from '../../parts/token-form.tsx';
import { say } from '../../words/words.ts';

function Gate() {
  const trial = useTrial();
  return (
    <>
      <p>{say('author.gateLead')}</p>
      <TokenForm
        {...trial}
        label={say('author.token')}
        hint={say('author.tokenHint')}
        submit={say('author.enter')}
        look="strong"
      />
    </>
  );
}

/** What is inside once there is a token, which was checked when it was given. */
export function AuthorGate({ children }: { readonly children: ComponentChildren }) {
  if (tokens.author.value === null) return <Gate />;
  return children;
}
