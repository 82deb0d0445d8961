// The end of a history: one learner takes everything along, is erased and comes back; the other notices nothing.
import { isDeepStrictEqual } from 'node:util';
import { CANARY } from '../banks.ts';
import { addCaller } from '../caller.ts';
import { portable } from '../carry-over.ts';
import { findFaults } from '../journey.ts';
import { must } from './invariants.ts';
import { takeSnapshot } from './snapshot.ts';
import { LAST_MOMENT, type Pupil, type Subject, send } from './subject.ts';

async function documentOf(subject: Subject, pupil: Pupil) {
  const reply = await send(subject, pupil, 'GET', '/v1/me/export');
  must(reply.status === 200, 'everything can be taken along', reply.text);
  must(!reply.text.includes(CANARY), 'no document holds a key', reply.text);
  return reply;
}

async function newcomer(subject: Subject, place: number): Promise<Pupil> {
  const { learner, headers } = await addCaller(subject.server, 'Newcomer');
  const { key } = learner;
  const [like] = subject.pupils;
  return { ...like, place, key, headers, snapshot: await takeSnapshot(subject.store, key) };
}

export async function carryOver(subject: Subject): Promise<void> {
  const [one, other] = subject.pupils;
  // A clock that went back would find what it showed before in the future.
  subject.server.clock.now = LAST_MOMENT;
  const { text, body } = await documentOf(subject, one);
  const others = await documentOf(subject, other);
  const before = (await takeSnapshot(subject.store, other.key)).text;

  const erased = await send(subject, one, 'DELETE', '/v1/me');
  must(erased.status === 204, 'a learner can be erased', erased.text);
  const unknown = await send(subject, one, 'GET', '/v1/me');
  must(unknown.status === 401, 'whoever is erased is unknown', unknown.text);
  const after = (await takeSnapshot(subject.store, other.key)).text;
  must(before === after, 'nobody else loses anything');
  must((await documentOf(subject, other)).text === others.text, 'nor has another document');

  const back = await newcomer(subject, 2);
  const reply = await send(subject, back, 'POST', '/v1/me/import', text);
  must(reply.status === 200 && reply.body.sameState, 'a document can be taken in', reply.text);
  must(reply.body.stateHash === body.stateHash, 'the state is what it was', reply.text);
  const again = (await documentOf(subject, back)).body;
  must(isDeepStrictEqual(portable(again), portable(body)), 'and so is everything else', [
    portable(again),
    portable(body),
  ]);
  const faults = await findFaults(subject.store, back.key);
  must(faults.length === 0, 'memory is what the log says, wherever the log is from', faults);

  const twice = await send(subject, back, 'POST', '/v1/me/import', text);
  must(twice.text === reply.text, 'the same document again is the same import', twice.text);
  if (others.body.sessions.length === 0) return;
  const thief = await newcomer(subject, 3);
  const refused = await send(subject, thief, 'POST', '/v1/me/import', others.text);
  must(refused.body.code === 'ids-in-use', 'nobody takes what another one has', refused.text);
  must(!refused.text.includes(others.body.learner.id), 'nor hears whose it is', refused.text);
}
