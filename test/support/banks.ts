// A small linked bank with every question type, for tests that need no files.
import { bindQuestion } from '#core/question/bound-question.ts';
import type { LinkedBank, LinkedCard, LinkedQuestion } from '#core/question/catalogue.ts';
import { createRevision } from '#core/question/revision.ts';

/** Words that must never leave the server before an answer is committed. */
export const CANARY = 'KEYCANARY';

type Content = { readonly id: string; readonly type: string; readonly level: number };

function option(text: string, correct: boolean, trap?: string) {
  return {
    text,
    ...(correct ? { correct } : {}),
    rationale: `${CANARY} why ${text} is ${correct ? 'right' : 'wrong'} here, and when not`,
    ...(trap === undefined ? {} : { trap }),
  };
}

export const contents = {
  single: (id: string, trap?: string) => ({
    id,
    type: 'single',
    level: 2,
    stem: `Stem of ${id}: which one?`,
    options: [
      option('right one', true),
      option('wrong one', false, trap),
      option('wrong two', false),
      option('wrong three', false),
    ],
    explanation: `${CANARY} because of ${id}`,
  }),
  multiple: (id: string) => ({
    id,
    type: 'multiple',
    level: 2,
    stem: `Stem of ${id}? (Select TWO.)`,
    options: [
      option('key a', true),
      option('key b', true),
      option('no a', false),
      option('no b', false),
      option('no c', false),
    ],
    explanation: `${CANARY} both of them`,
  }),
  ordering: (id: string) => ({
    id,
    type: 'ordering',
    level: 2,
    stem: `Stem of ${id}: which order?`,
    items: [{ text: 'step one' }, { text: 'step two' }, { text: 'step three' }],
    explanation: `${CANARY} one after the other`,
  }),
  matching: (id: string) => ({
    id,
    type: 'matching',
    level: 2,
    stem: `Stem of ${id}: what belongs together?`,
    pairs: [
      { prompt: 'prompt a', choice: 'choice a' },
      { prompt: 'prompt b', choice: 'choice b' },
    ],
    choices: ['choice c'],
    explanation: `${CANARY} like with like`,
  }),
  short: (id: string) => ({
    id,
    type: 'short',
    level: 1,
    stem: `Stem of ${id}: which word?`,
    accept: [CANARY],
    explanation: `${CANARY} is the word`,
  }),
  recall: (id: string) => ({
    id,
    type: 'recall',
    level: 3,
    stem: `Stem of ${id}: what do you remember?`,
    answer: `${CANARY} all of it`,
    points: [`${CANARY} first`, `${CANARY} second`],
  }),
  case: (id: string) => ({
    id,
    type: 'case',
    level: 3,
    case: `Case text of ${id}.`,
    parts: [contents.single(`${id}-part-1`), contents.multiple(`${id}-part-2`)],
  }),
};

export function question(
  content: Content,
  traps: LinkedQuestion['revision']['traps'] = {},
): LinkedQuestion {
  const revision = createRevision({
    type: content.type,
    content,
    sources: [{ title: 'Source', section: 'Section', asOf: '2026-11' }],
    traps,
  });
  const { parts } = bindQuestion(revision);
  return { id: content.id, aliases: [], type: content.type, level: content.level, parts, revision };
}

export function card(
  id: string,
  questions: LinkedQuestion[],
  change: Partial<LinkedCard> = {},
): LinkedCard {
  return {
    id,
    title: `Title of ${id}`,
    trap: `Misconception of ${id}`,
    topic: 'topic-a',
    importance: 'important',
    exams: ['AIF-C01'],
    objectives: [],
    confusable: [],
    asOf: null,
    validUntil: null,
    questions,
    ...change,
  };
}

/** Cards `card-1` … `card-N` with two single questions each; the first wrong option names the trap of the next card. */
export function singleCards(count: number, prefix = 'card'): LinkedCard[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${prefix}-${index + 1}`;
    const other = `${prefix}-${((index + 1) % count) + 1}`;
    const traps = {
      [other]: { title: `Title of ${other}`, misconception: `Misconception of ${other}` },
    };
    return card(id, [
      question(contents.single(`${id}-q1`, other), traps),
      question(contents.single(`${id}-q2`, other), traps),
    ]);
  });
}

/** One card of each question type. */
export function typeCards(): LinkedCard[] {
  return Object.entries(contents).map(([type, content]) =>
    card(`type-${type}`, [question(content(`only-${type}`))], { topic: 'topic-b' }),
  );
}

export function bank(cards: readonly LinkedCard[], id = 'test-bank'): LinkedBank {
  return {
    bank: {
      bank: id,
      title: 'Test bank',
      language: 'en',
      license: 'CC-BY-4.0',
      exams: {
        'AIF-C01': {
          title: 'Practitioner',
          scored: 50,
          unscored: 15,
          minutes: 90,
          passMark: 700,
          types: ['single'],
          domains: [{ id: 'd1', title: 'Everything', weight: 100 }],
          verified: false,
          asOf: '2026-11',
        },
      },
      topics: { 'topic-a': 'Topic A', 'topic-b': 'Topic B' },
      sources: {},
      objectives: [],
    },
    sourceHash: `${id}-${cards.map((one) => one.questions.map((q) => q.revision.hash)).join('-')}`,
    cards,
  };
}
