// The author's token of this browser: tried before it is kept, and forgotten on request.
import { useEffect, useState } from 'preact/hooks';
import { keepToken, tokens } from '../../api/tokens.ts';
import { announce } from '../../parts/announce.tsx';
import { faultOfToken, useTrial } from '../../parts/author-token.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { TokenForm } from '../../parts/token-form.tsx';
import { say } from '../../words/words.ts';

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
  const trial = useTrial(() => announce(say('settings.authorKept')));
  return (
    <TokenForm
      {...trial}
      label={say('settings.authorToken')}
      hint={say('settings.authorTokenHint')}
      submit={say('settings.authorCheck')}
    />
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
