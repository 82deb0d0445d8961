// The English phrases that the first screen needs; the others come right behind it, so that its script stays small.
import { common } from './en/common.ts';
import { settings } from './en/settings.ts';
import { today } from './en/today.ts';

export const first = { common, settings, today };
