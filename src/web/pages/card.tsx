// The screen of /cards/:cardId.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function CardPage() {
  return <Page title={say('cards.title')}>{null}</Page>;
}
