// What the page says of `cards`.
import type { Words } from '../words.ts';

export const cards: Words['cards'] = {
  title: 'Thẻ',
};
