// `npm run build`: the page, built before anybody asks for it.
import { ensurePage } from './page.ts';

process.stdout.write(`${await ensurePage()}\n`);
