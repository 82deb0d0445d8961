// The page's entry: language and theme first, then the app.
import './styles/tokens.css';
import './styles/base.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { installWorker } from './install/worker.ts';
import { keepSending } from './outbox/keep-sending.ts';
import { followTabs } from './tabs/follow-tabs.ts';
import { applyTheme } from './theme.ts';
import { openLanguage } from './words/words.ts';

applyTheme();
keepSending();
followTabs();
await openLanguage();
const root = document.getElementById('app');
if (root) render(<App />, root);
installWorker();
