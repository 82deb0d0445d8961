// Cards that rest: while every question of a card is in quarantine, it waits for nobody and is asked of nobody.
import type { Hold } from '../memory/memory.ts';
import type { CardKey, Catalogue } from '../question/catalogue.ts';
import type { Quarantined } from '../question/quarantine.ts';

/** Set aside for everybody, as a learner sets aside a card for themselves. */
const RESTING: Hold = { suspended: true, buriedUntil: null };

/** The learner's holds, and one more for each card that rests; the very same map when none does. */
export function withResting(
  holds: ReadonlyMap<CardKey, Hold>,
  catalogue: Catalogue,
  quarantined: Quarantined,
): ReadonlyMap<CardKey, Hold> {
  if (quarantined.size === 0) return holds;
  const resting = [...new Set(quarantined.values())].filter((key) =>
    catalogue.cards.get(key)?.questions.every((question) => quarantined.has(question.key)),
  );
  return new Map([...holds, ...resting.map((key) => [key, RESTING] as const)]);
}
