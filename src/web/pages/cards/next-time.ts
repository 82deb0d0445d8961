// When a card comes next, in a few words.
import { inDays } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { daysAhead } from './days-ahead.ts';
import type { CardRow } from './types.ts';

export function nextTime({
  memory,
  suspended,
  buriedUntil,
}: Pick<CardRow, 'memory' | 'suspended' | 'buriedUntil'>): string {
  if (suspended) return say('cards.notAsked');
  const due = memory?.dueAt ? daysAhead(memory.dueAt) : null;
  const buried = buriedUntil === null ? null : daysAhead(buriedUntil);
  if (buried !== null && (due === null || due < buried)) return inDays(buried);
  if (due === null) return say('cards.whenStarted');
  if (due < 0) return say('cards.overdue', { count: -due });
  return due === 0 ? say('cards.dueToday') : inDays(due);
}
