// The way to every screen: at the top on a desk, at the foot on a phone; away while somebody answers.
import { useLocation } from 'preact-iso';
import { isSignedOut } from '../api/send.ts';
import { tokens } from '../api/tokens.ts';
import { say } from '../words/words.ts';
import { Icon, type IconName } from './icon.tsx';
import './navigation.css';

const MAIN = ['today', 'exam', 'progress', 'traps', 'cards'] as const satisfies IconName[];

/** Screens on which nothing should lead away. */
const FOCUSED = /^\/(?:session|exam)\/[^/]+$/;

const pathOf = (name: string) => (name === 'today' ? '/' : `/${name}`);

function Item({ name }: { readonly name: (typeof MAIN)[number] | 'settings' | 'author' }) {
  const { path } = useLocation();
  const home = pathOf(name);
  const isHere = home === '/' ? path === '/' : path === home || path.startsWith(`${home}/`);
  return (
    <a href={home} aria-current={isHere ? 'page' : undefined}>
      <Icon name={name} />
      <span>{say(`common.${name}`)}</span>
    </a>
  );
}

export function Navigation() {
  const { path } = useLocation();
  if (FOCUSED.test(path)) return null;
  return (
    <header class="top">
      <a class="brand" href="/">
        <img src="/icon.svg" alt="" />
        {say('common.brand')}
      </a>
      {isSignedOut.value ? null : <Ways />}
    </header>
  );
}

function Ways() {
  return (
    <>
      <nav class="main-nav" aria-label={say('common.navigation')}>
        {MAIN.map((name) => (
          <Item key={name} name={name} />
        ))}
      </nav>
      <div class="side-nav">
        {tokens.author.value !== null && <Item name="author" />}
        <Item name="settings" />
      </div>
    </>
  );
}
