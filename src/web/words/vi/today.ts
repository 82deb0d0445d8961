// What the page says of `today`.
import type { Words } from '../words.ts';

export const today: Words['today'] = {
  title: 'Hôm nay',
};
