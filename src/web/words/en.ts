// The English catalogue: one file for each room of the page. What it has, every other language must have.
import { author } from './en/author.ts';
import { cards } from './en/cards.ts';
import { common } from './en/common.ts';
import { exam } from './en/exam.ts';
import { offline } from './en/offline.ts';
import { progress } from './en/progress.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { summary } from './en/summary.ts';
import { today } from './en/today.ts';
import { traps } from './en/traps.ts';

export const en = {
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
