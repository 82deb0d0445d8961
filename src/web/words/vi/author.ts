// What the page says of `author`.
import type { Words } from '../words.ts';

export const author: Words['author'] = {
  title: 'Soạn đề',
};
