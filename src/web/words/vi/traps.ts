// What the page says of `traps`.
import type { Words } from '../words.ts';

export const traps: Words['traps'] = {
  title: 'Bẫy',
};
