// A bank without errors → LinkedBank: every name replaced by what it stands for, every question a revision.

import type { z } from 'zod';
import type { Bank } from '#core/question/bank.ts';
import type { CardHead } from '#core/question/card.ts';
import type { LinkedBank, LinkedCard, LinkedQuestion } from '#core/question/catalogue.ts';
import type { SourceRef } from '#core/question/question.ts';
import { type QuestionContent, questionType } from '#core/question/question-types/index.ts';
import { type CitedSource, createRevision, type NamedTrap } from '#core/question/revision.ts';
import { trapsIn } from './references.ts';

/** A card whose head and questions all fit their schemas. */
export type ValidCard = { readonly head: CardHead; readonly questions: readonly QuestionContent[] };

type Cited = z.infer<typeof SourceRef>;

function sourcesOf(question: QuestionContent, head: CardHead, bank: Bank): readonly Cited[] {
  if (question.sources) return question.sources;
  if (head.sources) return head.sources;
  return (bank.objectives ?? []).flatMap(({ id, source, section }) =>
    source !== undefined && head.objectives?.includes(id)
      ? [section === undefined ? { source } : { source, section }]
      : [],
  );
}

/** In the order in which they are cited, each once. */
function cite(sources: readonly Cited[], bank: Bank): CitedSource[] {
  const cited = new Map<string, CitedSource>();
  for (const { source, section = null } of sources) {
    const found = bank.sources?.[source];
    if (!found) throw new Error(`the source ${source} was not checked`);
    const { title, asOf = null } = found;
    cited.set(JSON.stringify([source, section]), { title, section, asOf });
  }
  return [...cited.values()];
}

/** What a card says of itself; all that it leaves out is there. */
export function linkHead(head: CardHead): Omit<LinkedCard, 'questions'> {
  return {
    id: head.id,
    title: head.title,
    trap: head.trap ?? null,
    topic: head.topic,
    importance: head.importance,
    exams: head.exams ?? [],
    objectives: head.objectives ?? [],
    confusable: head.confusable ?? [],
    asOf: head.asOf ?? null,
    validUntil: head.validUntil ?? null,
  };
}

/** Throws for a name that was not checked. */
export function linkQuestion(
  content: QuestionContent,
  head: CardHead,
  bank: Bank,
  traps: ReadonlyMap<string, NamedTrap>,
): LinkedQuestion {
  const named = trapsIn(content).map(({ card }): [string, NamedTrap] => {
    const trap = traps.get(card);
    if (!trap) throw new Error(`the trap ${card} was not checked`);
    return [card, trap];
  });
  const { id, type, level, aliases = [], edit, replaces } = content;
  return {
    id,
    aliases,
    ...(edit && { edit }),
    ...(replaces && { replaces }),
    type,
    level,
    parts: questionType(type).parts(content),
    revision: createRevision({
      type,
      content,
      sources: cite(sourcesOf(content, head, bank), bank),
      traps: Object.fromEntries(named),
    }),
  };
}

/** Links a bank in which every reference was checked; throws for one that was not, which is a bug. */
export function linkBank(bank: Bank, sourceHash: string, cards: readonly ValidCard[]): LinkedBank {
  const traps = new Map(
    cards.map(({ head: { id, title, trap = null } }) => [id, { title, misconception: trap }]),
  );
  const linked = cards.map(
    ({ head, questions }): LinkedCard => ({
      ...linkHead(head),
      questions: questions.map((question) => linkQuestion(question, head, bank, traps)),
    }),
  );
  return { bank, sourceHash, cards: linked };
}
