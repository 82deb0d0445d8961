// What imported cards lack of what `check` asks for, counted by field: the author's work after an import.
import type { CardFields, Fields } from './write-cards.ts';

/** How many questions, options or cards lack the field. */
export type LeftToWrite = Readonly<Record<string, number>>;

function listIn(fields: Fields, name: string): readonly Fields[] {
  const list = fields[name];
  return Array.isArray(list) ? list : [];
}

function missingOf(fields: Fields, names: readonly string[]): string[] {
  return names.filter((name) => fields[name] === undefined);
}

function ofQuestion(question: Fields): string[] {
  const says = question['type'] === 'recall' ? 'answer' : 'explanation';
  return [
    ...missingOf(question, ['level', 'stem', says]),
    ...listIn(question, 'options').flatMap((option) => missingOf(option, ['text', 'rationale'])),
  ];
}

/** Counts the required fields that nobody wrote yet; a field that is complete everywhere is not named. */
export function leftToWrite(cards: readonly CardFields[]): LeftToWrite {
  const missing = cards.flatMap((card) =>
    card.loose
      ? [...missingOf(card.question, ['topic', 'importance']), ...ofQuestion(card.question)]
      : [
          ...missingOf(card.head, ['title', 'topic', 'importance']),
          ...card.questions.flatMap(ofQuestion),
        ],
  );
  const counts: Record<string, number> = {};
  for (const name of missing) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
