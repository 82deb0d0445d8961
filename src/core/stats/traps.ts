// Traps: which misconceptions a learner chose, how often, how surely, and whether they are cured since.
import type { LearningDay } from '../base/time.ts';
import type { AnswerEntry } from '../memory/log.ts';
import type { TrapCount } from '../memory/memory.ts';
import { countTrap } from '../memory/review.ts';
import type { CardKey, QuestionKey } from '../question/catalogue.ts';

/** Two right answers in a row cure: on two questions, or on two days where the card has one question only. */
export type Cure = {
  readonly by: 'questions' | 'days';
  /** How many of the two are there: 2 once it is cured. */
  readonly right: 0 | 1 | 2;
};

/** `lastAt` is the instant of the newest hit. */
export type TrapRecord = TrapCount & {
  readonly card: CardKey;
  readonly cured: boolean;
  readonly cure: Cure;
};

type Right = { readonly question: QuestionKey; readonly day: LearningDay };
type Open = { count: TrapCount; readonly right: Right[]; cured: boolean };

/** Whether an answer shows that its card was known: right, and not by a guess. Null for the earlier part of a case. */
function isKnown(answer: AnswerEntry): boolean | null {
  if (answer.rating !== null) return answer.rating !== 'again';
  if (answer.affectsSchedule) return null;
  return answer.correct && answer.confidence !== 'guess';
}

/** Right answers in a row that cure: on two questions, or on two days where the card has one question only. */
function cures(right: readonly Right[], questions: number): boolean {
  const [first] = right;
  return right.some((one) =>
    questions > 1 ? one.question !== first?.question : one.day !== first?.day,
  );
}

function cureOf({ right, cured }: Open, questions: number): Cure {
  const by = questions > 1 ? 'questions' : 'days';
  if (cured) return { by, right: 2 };
  return { by, right: right.length === 0 ? 0 : 1 };
}

/**
 * One record for each card whose trap was ever chosen. Cured means: after the newest hit the card was answered right
 * twice in a row on different questions; it stays cured until the next hit. `answers` are all standing answers of the
 * learner as judged now, oldest first; `questions` tells how many questions of a card are in use.
 */
export function trapRecords(
  answers: readonly AnswerEntry[],
  questions: (card: CardKey) => number,
): TrapRecord[] {
  const records = new Map<CardKey, Open>();
  for (const answer of answers) {
    const { card, trapCard, question, day } = answer;
    const asked = records.get(card);
    const known = isKnown(answer);
    if (asked && known === true) asked.right.push({ question, day });
    if (asked && known === false) asked.right.length = 0;
    if (asked && cures(asked.right, questions(card))) asked.cured = true;
    if (trapCard === null) continue;
    const count = countTrap(records.get(trapCard)?.count ?? null, answer);
    records.set(trapCard, { count, right: [], cured: false });
  }
  return [...records].map(([card, open]) => ({
    card,
    ...open.count,
    cured: open.cured,
    cure: cureOf(open, questions(card)),
  }));
}

/** Puts what needs work first: not cured, then often sure of it, then often chosen, then chosen lately. */
export function compareTraps(one: TrapRecord, other: TrapRecord): number {
  return (
    Number(one.cured) - Number(other.cured) ||
    other.strong - one.strong ||
    other.times - one.times ||
    other.lastAt - one.lastAt ||
    one.card - other.card
  );
}
