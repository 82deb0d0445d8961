// Questions of foreign files → cards as a question file holds them, with legal ids; what nobody wrote stays to write.
import type { Place, Problem } from '#core/base/problem.ts';
import { cardFields, looseFields } from '#core/question/card.ts';
import type { Importance } from '#core/question/question.ts';
import type { ForeignQuestion } from '../format.ts';
import type { CardFields, Fields } from '../write-cards.ts';
import { cleanTexts } from './clean-text.ts';
import { createFreeIds, legalId } from './legal-id.ts';

/** What the author says of all questions whose file does not say it. */
export type ImportWishes = {
  readonly topic?: string | undefined;
  readonly importance?: Importance | undefined;
  readonly level?: number | undefined;
  /** Where a question has no explanation, it is what the file says on the right options. */
  readonly explanationFromFeedback?: boolean | undefined;
};

/** Ids that a bank already has, with the place of each; aliases are ids of questions. */
export type TakenIds = {
  readonly cards: ReadonlyMap<string, Place>;
  readonly questions: ReadonlyMap<string, Place>;
};

export type ForeignCards = {
  readonly cards: readonly CardFields[];
  readonly questions: number;
  readonly problems: readonly Problem[];
  /** Topics that the questions name, with the words that the file has for them. */
  readonly topics: ReadonlyMap<string, string>;
};

type Group = {
  readonly id: string;
  readonly place: Place;
  readonly named: boolean;
  readonly head: Record<string, unknown>;
  readonly questions: Fields[];
};

const CARD_ONLY = Object.keys(cardFields).filter((name) => name !== 'id' && !(name in looseFields));
const NAMES_OF_IDS = ['objectives', 'confusable'];

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function at({ file, line }: Place): string {
  return `${file}:${line}`;
}

/** What the file says on the right options, each once. */
function feedbackOnKeys(question: ForeignQuestion): string | undefined {
  if (!('options' in question)) return undefined;
  const said = question.options.flatMap(({ correct, rationale }) =>
    correct && rationale ? [rationale] : [],
  );
  return said.length > 0 ? [...new Set(said)].join('\n\n') : undefined;
}

/** True or false, yes or no: it can be carried, but half of all guesses are right. */
function isOfTwo(question: ForeignQuestion): boolean {
  return 'options' in question && question.options.length === 2;
}
const OF_TWO =
  'a choice of two, such as true or false, is refused by `check` (L01): write more wrong options, or ask it as a recall';

/** The fields of the question itself, but for its id. */
function contentOf(question: ForeignQuestion, wishes: ImportWishes): Fields {
  const { place: _place, name: _name, card: _card, ...fields } = question;
  const options =
    'options' in question
      ? {
          options: question.options.map(({ correct, trap, fixed, ...option }) => ({
            ...option,
            correct: correct ? true : undefined,
            trap: trap && legalId(trap),
            fixed: fixed ? true : undefined,
          })),
        }
      : {};
  const explanation =
    fields.explanation ?? (wishes.explanationFromFeedback ? feedbackOnKeys(question) : undefined);
  return {
    ...fields,
    ...options,
    level: fields.level ?? wishes.level,
    explanation: question.type === 'recall' ? undefined : explanation,
    aliases: fields.aliases?.map(legalId),
    sources: fields.sources?.map((cited) => ({ ...cited, source: legalId(cited.source) })),
  };
}

function headOf({ card = {} }: ForeignQuestion, wishes: ImportWishes): Record<string, unknown> {
  const { id: _id, topic, ...head } = card;
  const named = topic ?? wishes.topic;
  const lists = NAMES_OF_IDS.flatMap((name) => {
    const list: unknown = Reflect.get(head, name);
    return Array.isArray(list) ? [[name, list.map((id) => legalId(String(id)))]] : [];
  });
  const sources = head.sources?.map((cited) => ({ ...cited, source: legalId(cited.source) }));
  return {
    ...head,
    ...Object.fromEntries(lists),
    ...(sources ? { sources } : {}),
    ...(named === undefined ? {} : { topic: legalId(named) }),
    importance: head.importance ?? wishes.importance,
  };
}

/** A question outside a card where its card says no more than one can, else a card. */
function cardOf({ id, named, head, questions }: Group): CardFields {
  const [only] = questions;
  const isOwn = only !== undefined && questions.length === 1 && (!named || only['id'] === id);
  if (isOwn && CARD_ONLY.every((name) => head[name] === undefined)) {
    return { loose: true, question: { ...only, ...head } };
  }
  return { loose: false, head: { id, ...head }, questions };
}

/**
 * Puts questions together into cards. A question or card whose id the bank has is left out, with an error that names
 * both places, so that a file imported again adds only what is new.
 */
export function gatherCards(
  foreign: readonly ForeignQuestion[],
  wishes: ImportWishes,
  taken: TakenIds,
): ForeignCards {
  const problems: Problem[] = [];
  const groups = new Map<string, Group>();
  const topics = new Map<string, string>();
  const questionIds = new Set<string>();
  const cardIds = new Set(foreign.flatMap(({ card }) => (card?.id ? [legalId(card.id)] : [])));
  const report = (place: Place, level: Problem['level'], message: string, id: string) =>
    problems.push({ ...place, level, rule: 'import', message, id });
  const isUsed = (one: string) => questionIds.has(one);
  // A question without a card is its own, and the two share an id.
  const freeId = createFreeIds(isUsed);
  const freeOwnId = createFreeIds((one) => isUsed(one) || cardIds.has(one));
  let count = 0;

  for (const found of foreign) {
    const { value: question, lost } = cleanTexts(found);
    const { place, card } = question;
    const words = question.name ?? question.stem ?? '';
    const cardId = card?.id === undefined ? null : legalId(card.id);
    const give = cardId === null ? freeOwnId : freeId;
    const id = give(legalId(words), `${words}\n${question.stem}`);
    questionIds.add(id);
    const before = taken.questions.get(id) ?? taken.cards.get(cardId ?? id);
    if (before) {
      const message = `the bank already has this id at ${at(before)}: it is left out; change it there, or import the file over that one with --replace`;
      report(place, 'error', message, taken.questions.has(id) ? id : (cardId ?? id));
      continue;
    }
    if (lost) report(place, 'warning', 'control characters and half characters are removed', id);
    if (isOfTwo(question)) report(place, 'warning', OF_TWO, id);
    const head = headOf(question, wishes);
    const topic = head['topic'];
    if (typeof topic === 'string' && !topics.has(topic)) {
      topics.set(topic, card?.topic ?? wishes.topic ?? topic);
    }
    const fields = { id, ...contentOf(question, wishes) };
    count += 1;
    const group = groups.get(cardId ?? id);
    if (!group) {
      const named = cardId !== null;
      groups.set(cardId ?? id, { id: cardId ?? id, place, named, head, questions: [fields] });
      continue;
    }
    group.questions.push(fields);
    for (const [name, value] of Object.entries(head)) {
      if (value === undefined || same(group.head[name], value)) continue;
      if (group.head[name] === undefined) group.head[name] = value;
      else {
        const message = `\`${name}\` of the card \`${group.id}\` is another one at ${at(group.place)}: that one is kept`;
        report(place, 'warning', message, id);
      }
    }
  }
  return { cards: [...groups.values()].map(cardOf), questions: count, problems, topics };
}
