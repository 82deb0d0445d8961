// The page's entry: language and theme first, then the app.
import './styles/tokens.css';
import './styles/base.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { applyTheme } from './theme.ts';
import { openLanguage } from './words/words.ts';

applyTheme();
await openLanguage();
const root = document.getElementById('app');
if (root) render(<App />, root);
