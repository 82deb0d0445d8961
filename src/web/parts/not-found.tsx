// The screen for an address that names none.
import { say } from '../words/words.ts';
import { ButtonLink } from './button.tsx';
import { Page } from './page.tsx';

export function NotFound() {
  return (
    <Page title={say('common.notFoundTitle')} lead={say('common.notFound')}>
      <ButtonLink look="strong" href="/">
        {say('common.home')}
      </ButtonLink>
    </Page>
  );
}
