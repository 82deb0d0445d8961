// The author's screens, each behind its tab: the files, how questions do their work, what learners doubt, a question as it is seen.
import { lazy, useRoute } from 'preact-iso';
import { keepToken, tokens } from '../api/tokens.ts';
import { Button } from '../parts/button.tsx';
import { NotFound } from '../parts/not-found.tsx';
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';
import { AuthorGate } from './author/author-gate.tsx';
import { Files } from './author/files.tsx';
import './author/author.css';

const PARTS = {
  files: Files,
  items: lazy(() => import('./author/items.tsx').then(({ Items }) => Items)),
  reports: lazy(() => import('./author/reports.tsx').then(({ Reports }) => Reports)),
  preview: lazy(() => import('./author/preview.tsx').then(({ PreviewPart }) => PreviewPart)),
} as const;

type PartName = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as PartName[];

const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name);

function Tabs({ here }: { readonly here: PartName }) {
  return (
    <nav class="tabs" aria-label={say('author.parts')}>
      {NAMES.map((name) => (
        <a
          key={name}
          href={name === 'files' ? '/author' : `/author/${name}`}
          aria-current={name === here ? 'page' : undefined}
        >
          {say(`author.${name}`)}
        </a>
      ))}
    </nav>
  );
}

export function Author() {
  const { part = 'files' } = useRoute().params;
  if (!isPart(part)) return <NotFound />;
  const Part = PARTS[part];
  const leave = (
    <Button look="quiet" onClick={() => keepToken('author', null)}>
      {say('author.leave')}
    </Button>
  );
  return (
    <Page
      title={
        part === 'files' ? say('author.title') : `${say('author.title')}: ${say(`author.${part}`)}`
      }
      width="wide"
      actions={tokens.author.value === null ? undefined : leave}
    >
      <AuthorGate>
        <Tabs here={part} />
        <Part />
      </AuthorGate>
    </Page>
  );
}
