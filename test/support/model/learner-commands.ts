// What a learner does: sessions, answers of all kinds, answers again, undo, and cards set aside.
import fc from 'fast-check';
import { CANARY } from '../banks.ts';
import { MINUTE } from '../server.ts';
import {
  act,
  answer,
  changeCard,
  close,
  type How,
  next,
  repeat,
  responseTo,
  start,
  undo,
} from './actions.ts';
import { command, pick, sessionOf, who } from './command.ts';
import { must } from './invariants.ts';
import { CARDS } from './subject.ts';

const confidence = fc.constantFrom<Record<string, unknown>>(
  {},
  {},
  { confidence: 'guess' },
  { confidence: 'unsure' },
  { confidence: 'sure', elapsedMs: 12_345 },
);

const requests = fc.oneof(
  fc.record({ size: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ size: fc.integer({ min: 5, max: 10 }), newLimit: fc.nat(3) }),
  fc.record({ mode: fc.constant('drill'), size: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ size: fc.integer({ min: 4, max: 8 }), affectsSchedule: fc.constant(false) }),
  fc.record({
    mode: fc.constantFrom('drill', 'review'),
    cards: fc.uniqueArray(fc.constantFrom(...CARDS), { minLength: 1, maxLength: 6 }),
  }),
);

export const starts = fc.record({ who, request: requests }).map((given) =>
  command('Start', given, async (subject) => {
    await start(subject, subject.pupils[given.who], given.request);
  }),
);

export const nexts = fc.record({ who, pick }).map((given) =>
  command('Next', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const session = sessionOf(pupil, given.pick);
    if (session) await next(subject, pupil, session);
  }),
);

/** Several answers running, so that cards come back and days fill up. */
export const practises = fc
  .record({
    who,
    pick,
    tries: fc.array(
      fc.tuple(fc.constantFrom<How>('right', 'right', 'wrong', 'harmless'), confidence),
      {
        minLength: 2,
        maxLength: 9,
      },
    ),
  })
  .map((given) =>
    command('Practise', given, async (subject) => {
      const pupil = subject.pupils[given.who];
      const session = sessionOf(pupil, given.pick) ?? (await start(subject, pupil, { size: 8 }));
      for (const [how, more] of given.tries) {
        if (session.open) await answer(subject, pupil, session, session.open, how, more);
        subject.server.clock.now += MINUTE / 2;
      }
    }),
  );

export const answers = fc
  .record({
    who,
    pick,
    old: fc.constantFrom(0, 0, 0, 1, 3),
    how: fc.constantFrom<How>('right', 'wrong', 'harmless', 'unknown', 'misfit'),
    more: confidence,
  })
  .map((given) =>
    command('Answer', given, async (subject) => {
      const pupil = subject.pupils[given.who];
      const session = sessionOf(pupil, given.pick);
      const shown = session?.shown.at(-1 - given.old) ?? session?.shown.at(-1);
      if (session && shown) await answer(subject, pupil, session, shown, given.how, given.more);
    }),
  );

export const replays = fc
  .record({
    who,
    pick: fc.nat(12),
    how: fc.constantFrom<How | 'same'>('same', 'same', 'right', 'wrong'),
  })
  .map((given) =>
    command('Replay', given, async (subject) => {
      const pupil = subject.pupils[given.who];
      const { length } = pupil.beliefs.answers;
      const known = pupil.beliefs.answers[length - 1 - (given.pick % Math.max(length, 1))];
      if (!known) return;
      const response =
        given.how === 'same' ? known.sent['response'] : responseTo(known.presentation, given.how);
      await repeat(subject, pupil, known, { response, confidence: 'unsure' });
    }),
  );

export const undoes = fc.record({ who, pick: fc.constantFrom(0, 0, 0, 1, 2, 5, 40) }).map((given) =>
  command('Undo', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const { length } = pupil.beliefs.answers;
    const known = pupil.beliefs.answers[Math.max(0, length - 1 - given.pick)];
    if (known) await undo(subject, pupil, known);
  }),
);

export const closes = fc.record({ who, pick }).map((given) =>
  command('Close', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const session = sessionOf(pupil, given.pick);
    if (session) await close(subject, pupil, session);
  }),
);

export const cardChanges = fc
  .record({
    who,
    card: fc.constantFrom(...CARDS),
    verb: fc.constantFrom('bury' as const, 'suspend' as const, 'resume' as const, 'reset' as const),
  })
  .map((given) =>
    command('Card', given, async (subject) => {
      await changeCard(subject, subject.pupils[given.who], given.card, given.verb);
    }),
  );

/** A recall question shows its answer before it is rated; others keep theirs. */
export const reveals = fc.record({ who, pick }).map((given) =>
  command('Reveal', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const shown = sessionOf(pupil, given.pick)?.shown.at(-1);
    if (!shown) return;
    const { log } = pupil.snapshot;
    const reply = await act(subject, pupil, 'POST', `/v1/presentations/${shown.id}/reveal`);
    const isRecall = shown.input.kind === 'recall';
    must(reply.status === (isRecall ? 200 : 422), 'only recall reveals its answer', reply.text);
    must(isRecall === reply.text.includes(CANARY), 'what is revealed is the answer', reply.text);
    must(pupil.snapshot.log.length === log.length, 'revealing answers nothing');
  }),
);

/** A key makes one session of two requests, and is not lent to another request. */
export const keyed = fc
  .record({ who, key: fc.nat(1e9), size: fc.integer({ min: 1, max: 6 }) })
  .map((given) =>
    command('KeyedStart', given, async (subject) => {
      const pupil = subject.pupils[given.who];
      const key = { 'idempotency-key': `key-${given.key}-${pupil.beliefs.sessions.length}` };
      const before = pupil.beliefs.sessions.length;
      const session = await start(subject, pupil, { size: given.size }, key);
      const again = await act(subject, pupil, 'POST', '/v1/sessions', session.request, key);
      must(
        again.status === 201 && again.body.id === session.id,
        'a key gives the first reply',
        again.text,
      );
      const other = await act(
        subject,
        pupil,
        'POST',
        '/v1/sessions',
        { size: given.size + 1 },
        key,
      );
      must(other.body.code === 'idempotency-key-reused', 'a key is of one request', other.text);
      must(pupil.beliefs.sessions.length === before + 1, 'one key, one session');
    }),
  );
