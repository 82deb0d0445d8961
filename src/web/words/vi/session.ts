// What the page says of `session`.
import type { Words } from '../words.ts';

export const session: Words['session'] = {
  title: 'Luyện tập',
};
