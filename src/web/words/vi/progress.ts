// What the page says of `progress`.
import type { Words } from '../words.ts';

export const progress: Words['progress'] = {
  title: 'Tiến độ',
};
