// What the page says of `summary`.
import type { Words } from '../words.ts';

export const summary: Words['summary'] = {
  title: 'Tổng kết',
};
