// Banks that can represent an exam, and a way to sit it: every kind of question, domains with topics of their own.
import type { PresentationView } from '#api/views/presentation.ts';
import type { Exam } from '#core/question/bank.ts';
import type { LinkedBank, LinkedCard } from '#core/question/catalogue.ts';
import { bank, card, contents, question, singleCards } from './banks.ts';
import { bodyOf } from './journey.ts';
import { respond } from './learner.ts';
import type { Reply, Server } from './server.ts';

/** 10 questions in 20 minutes: five of the first domain, three of the second, two of the third. */
export const EXAM: Exam = {
  title: 'Mock',
  scored: 8,
  unscored: 2,
  minutes: 20,
  passMark: 700,
  types: ['single', 'multiple', 'ordering', 'matching', 'case'],
  domains: [
    { id: 'd1', title: 'First domain', weight: 50, topics: ['topic-a'] },
    { id: 'd2', title: 'Second domain', weight: 30, topics: ['topic-b'] },
    { id: 'd3', title: 'Third domain', weight: 20, topics: ['topic-c', 'topic-d'] },
  ],
  verified: false,
  asOf: '2026-11',
};
export const CODE = 'AIF-C01';

export function withExam(cards: readonly LinkedCard[], exam: Exam = EXAM): LinkedBank {
  const made = bank(cards);
  const topics = { 'topic-a': 'A', 'topic-b': 'B', 'topic-c': 'C', 'topic-d': 'D' };
  return { ...made, bank: { ...made.bank, topics, exams: { [CODE]: exam } } };
}

/** Cards of one kind of question, two questions each. */
export function cardsOf(
  kind: keyof typeof contents,
  count: number,
  topic: string,
  change: Partial<LinkedCard> = {},
): LinkedCard[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `${kind}-${topic}-${at + 1}`;
    const questions = [1, 2].map((n) => question(contents[kind](`${id}-q${n}`)));
    return card(id, questions, { topic, ...change });
  });
}

/** Enough for a form and for another one; its second domain can only be filled with a case. */
export function examCards(): LinkedCard[] {
  return [
    ...singleCards(9),
    ...cardsOf('multiple', 1, 'topic-b'),
    ...cardsOf('case', 1, 'topic-b'),
    ...cardsOf('recall', 2, 'topic-b'),
    ...cardsOf('ordering', 2, 'topic-c'),
    ...cardsOf('matching', 2, 'topic-d'),
  ];
}

export type Body = Reply['body'];

export async function openExam(server: Server, request: object = {}): Promise<Body> {
  const reply = await server.post('/v1/sessions', { mode: 'exam', exam: CODE, ...request });
  return bodyOf(reply, 201);
}

export const navigator = async (server: Server, session: string): Promise<Body[]> =>
  bodyOf(await server.get(`/v1/sessions/${session}/presentations`)).data;

/** The form as its learner would page through it. */
export async function readForm(server: Server, session: string): Promise<PresentationView[]> {
  const rows = await navigator(server, session);
  return Promise.all(
    rows.map(async (row) => bodyOf(await server.get(`/v1/presentations/${row.presentationId}`))),
  );
}

/** Writes an answer (PUT revises) and gives the reply as it is. */
export function write(
  server: Server,
  presentation: PresentationView,
  right: boolean,
  { method = 'POST', ...more }: { method?: 'POST' | 'PUT' } & Record<string, unknown> = {},
): Promise<Reply> {
  const body = { response: respond(presentation, right), ...more };
  return server.request(method, `/v1/presentations/${presentation.id}/answer`, body);
}
