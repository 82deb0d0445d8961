// One line on a card whose memory moves, for the commands that judge and rate again.
import type { MovedCard } from '#use-cases/amend-log.ts';

const digits = (value: number | null): string => (value === null ? 'none' : value.toFixed(2));

/** `card-1: due 2026-11-21 → 2026-11-29 (+8 days), stability 0.21 → 2.31`; a due day that stays is named once. */
export function movedLine(card: MovedCard): string {
  const { cardId, dueBefore, dueAfter, days, stabilityBefore, stabilityAfter } = card;
  const [before, after] = [dueBefore ?? 'never', dueAfter ?? 'never'];
  const by =
    days === 0 ? '' : ` (${days > 0 ? '+' : ''}${days} ${Math.abs(days) === 1 ? 'day' : 'days'})`;
  const due = before === after ? `due ${after}` : `due ${before} → ${after}${by}`;
  const stays = stabilityBefore === stabilityAfter;
  return `${cardId}: ${due}, stability ${stays ? '' : `${digits(stabilityBefore)} → `}${digits(stabilityAfter)}`;
}
