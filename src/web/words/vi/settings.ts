// What the page says of `settings`.
import type { Words } from '../words.ts';

export const settings: Words['settings'] = {
  title: 'Cài đặt',
};
