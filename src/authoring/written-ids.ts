// Where a bank's files write each id of a card, a question, a part of a case and an alias.
import type { Place } from '#core/base/problem.ts';
import type { BankDraft } from './draft.ts';
import type { Part } from './validate/schema-problem.ts';
import { listIn, textAt, valueAt } from './yaml/plain.ts';
import { type Path, placeOf } from './yaml/yaml-node.ts';

export type WrittenIds = {
  readonly cards: ReadonlyMap<string, Place>;
  readonly questions: ReadonlyMap<string, Place>;
};

function addIds(part: Part, path: Path, into: Map<string, Place>): void {
  const fields = valueAt(part.input, path);
  const id = textAt(fields, 'id');
  const place = (...below: Path) => placeOf(part.document, [...part.path, ...path, ...below]);
  if (id !== null && !into.has(id)) into.set(id, place('id'));
  for (const [at, alias] of listIn(fields, 'aliases').entries()) {
    if (typeof alias === 'string' && !into.has(alias)) into.set(alias, place('aliases', at));
  }
  for (const at of listIn(fields, 'parts').keys()) addIds(part, [...path, 'parts', at], into);
}

/** The first place of each id. */
export function writtenIds({ cards }: BankDraft): WrittenIds {
  const ids = { cards: new Map<string, Place>(), questions: new Map<string, Place>() };
  for (const card of cards) {
    if (card.id !== null && !ids.cards.has(card.id)) {
      ids.cards.set(card.id, placeOf(card.document, [...card.path, 'id']));
    }
    for (const question of card.questions) addIds(question, [], ids.questions);
  }
  return ids;
}
