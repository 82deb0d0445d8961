// The Vietnamese catalogue; loaded only when it is the language of the page.
import { author } from './vi/author.ts';
import { cards } from './vi/cards.ts';
import { common } from './vi/common.ts';
import { exam } from './vi/exam.ts';
import { offline } from './vi/offline.ts';
import { progress } from './vi/progress.ts';
import { session } from './vi/session.ts';
import { settings } from './vi/settings.ts';
import { summary } from './vi/summary.ts';
import { today } from './vi/today.ts';
import { traps } from './vi/traps.ts';
import type { Words } from './words.ts';

export const vi: Words = {
  author,
  cards,
  common,
  exam,
  offline,
  progress,
  session,
  settings,
  summary,
  today,
  traps,
};
