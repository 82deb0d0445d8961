// The author's token of this browser: tried before it is kept, and forgotten on request.
import { useEffect, useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { keepToken, tokens } from '../../api/tokens.ts';
import { announce } from '../../parts/announce.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';

/** What is wrong with this token, or else with the kept one; null when an author's address takes it. */
async function faultOfToken(token?: string): Promise<string | null> {
  const headers: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    await take(authorApi.author.reports.$get({ query: { limit: '1' } }, { headers }));
    return null;
  } catch (error) {
    if (!(error instanceof ApiProblem)) return messageOf(error);
    if (error.code === 'unauthenticated') return say('settings.authorUnknown');
    return error.code === 'forbidden-scope' ? say('settings.authorScope') : messageOf(error);
  }
}

function Kept() {
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    void faultOfToken().then(setFault);
  }, []);
  return (
    <>
      <p role="status">{fault ?? say('settings.authorKept')}</p>
      <div class="actions">
        <ButtonLink href="/author">{say('common.author')}</ButtonLink>
        <Button onClick={() => keepToken('author', null)}>{say('settings.authorForget')}</Button>
      </div>
    </>
  );
}

function Paste() {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function tryIt(): Promise<void> {
    setBusy(true);
    const found = await faultOfToken(text.trim());
    setFault(found);
    setBusy(false);
    if (found !== null) return;
    keepToken('author', text.trim());
    announce(say('settings.authorKept'));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void tryIt();
      }}
    >
      <Field
        label={say('settings.authorToken')}
        hint={say('settings.authorTokenHint')}
        error={fault ?? undefined}
      >
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
      <Button type="submit" busy={busy}>
        {say('settings.authorCheck')}
      </Button>
    </form>
  );
}

export function AuthorPanel() {
  return (
    <Panel title={say('settings.author')}>
      <p class="intro">{say('settings.authorWhat')}</p>
      {tokens.author.value === null ? <Paste /> : <Kept />}
    </Panel>
  );
}
