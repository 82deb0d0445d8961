// What the page says of `exam`.
import type { Words } from '../words.ts';

export const exam: Words['exam'] = {
  title: 'Thi thử',
};
