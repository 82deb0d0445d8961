// A learner with something of everything behind them: undo, holds, traps, doubt, a regrade, an exam closed and one that runs.
import type { LinkedBank } from '#core/question/catalogue.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { typeCards } from './banks.ts';
import { addCaller } from './caller.ts';
import { examCards, openExam, readForm, withExam, write } from './exam-banks.ts';
import { bodyOf } from './journey.ts';
import { answer, practise } from './learner.ts';
import { rekeyed } from './rekey.ts';
import { seenBy } from './seen-by.ts';
import { createServer, DAY, MINUTE, type Reply, type Server } from './server.ts';

export const EDITION = withExam([...typeCards(), ...examCards()]);
const REKEYED = rekeyed(EDITION, { 'card-1-q1': 'wrong one' });
/** What a server must have loaded, in this order, to know every wording. */
const EDITIONS: readonly LinkedBank[] = [EDITION, REKEYED];

/** What the learner wrote, and nobody else: a doubt, and a typed answer. */
export const OWN_WORDS = { doubt: 'Zephyrine doubts this', typed: 'quokka parade' };

type Body = Reply['body'];

/** Lives it as `learner`; `author` settles and regrades. Gives the session that is open and the exam that runs. */
export async function liveRichLife(
  learner: Server,
  author: Server,
  reload: Server['reload'],
): Promise<{ open: Body; exam: Body; form: Body[] }> {
  const { clock } = learner;
  const ask = async (cardId: string) =>
    bodyOf(await learner.post('/v1/sessions', { mode: 'drill', cards: [cardId] }), 201).next;
  const patch = { newPerDay: 30, timeZone: 'Europe/Berlin', name: 'Zephyrine Quill' };
  bodyOf(await learner.request('PATCH', '/v1/me', patch));
  const { feedback } = await practise(learner, { size: 14 }, (_shown, at) => at % 3 !== 0);
  clock.now += MINUTE;
  bodyOf(await learner.post(`/v1/answers/${feedback.at(-1).answerId}/undo`));
  const typed = await ask('type-short');
  const response = { text: OWN_WORDS.typed };
  bodyOf(await learner.post(`/v1/presentations/${typed.id}/answer`, { response }), 201);
  for (const [card, verb] of [
    ['card-4', 'suspend'],
    ['card-5', 'bury'],
    ['card-2', 'reset'],
  ]) {
    bodyOf(await learner.post(`/v1/me/cards/${card}/${verb}`));
  }

  const doubted = await ask('type-single');
  bodyOf(await answer(learner, doubted, false), 201);
  const doubt = { presentationId: doubted.id, reason: 'unclear', text: OWN_WORDS.doubt };
  const report = bodyOf(await learner.post('/v1/reports', doubt), 201);
  const settled = { status: 'rejected', note: 'It is clear.' };
  bodyOf(await author.request('PATCH', `/v1/author/reports/${report.id}`, settled));
  const unanswered = await ask('type-single');
  bodyOf(await learner.post('/v1/reports', { presentationId: unanswered.id, reason: 'typo' }), 201);
  const quarantine = '/v1/author/questions/test-bank/only-multiple/quarantine';
  const inDoubt = await ask('type-multiple');
  bodyOf(await author.request('PUT', quarantine, { reason: 'who knows' }));
  bodyOf(await answer(learner, inDoubt, true), 201);
  bodyOf(await author.request('DELETE', quarantine));

  clock.now += 4 * DAY;
  await practise(learner, { size: 10 }, () => true);
  await reload(REKEYED);
  bodyOf(await author.post('/v1/author/regrade', { bank: 'test-bank' }));
  const cram = { mode: 'drill', cards: ['card-1'], affectsSchedule: false };
  await practise(learner, cram, () => true);

  const sat = await openExam(learner, { size: 10 });
  const paper = await readForm(learner, sat.id);
  for (const shown of paper.slice(0, 7)) bodyOf(await write(learner, shown, true), 201);
  bodyOf(await learner.post(`/v1/sessions/${sat.id}/close`));
  clock.now += MINUTE;
  const exam = await openExam(learner, { size: 10 });
  const form = await readForm(learner, exam.id);
  for (const shown of form.slice(0, 4)) bodyOf(await write(learner, shown, false), 201);
  bodyOf(await learner.request('PATCH', `/v1/presentations/${form[8]?.id}`, { flagged: true }));
  // A case of which one part is answered.
  const first = await ask('type-case');
  bodyOf(await answer(learner, first, true), 201);
  const open = bodyOf(await learner.get(`/v1/sessions/${first.sessionId}`));
  return { open, exam, form };
}

/** A server with tokens, the learner to be, and an author. */
export async function openToken(store?: Store) {
  const engine = store ?? (await openMemoryStore());
  const server = await createServer({ store: engine, banks: [EDITION], auth: 'token' });
  const caller = await addCaller(server, 'Zephyrine');
  const author = seenBy(server, await addCaller(server, 'Author', ['author']));
  return { server, caller, author, learner: seenBy(server, caller) };
}

/** A server over an empty store that knows every wording, at the same moment. */
export async function openOther(like: Server): Promise<Server> {
  const server = await createServer({ store: await openMemoryStore(), banks: EDITIONS });
  server.clock.now = like.clock.now;
  return server;
}
