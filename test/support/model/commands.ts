// The commands of the model: what two learners, their author and their operator may do, in any order.

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { dayName } from '#core/base/time.ts';
import { CANARY } from '../banks.ts';
import { DAY, MINUTE, START } from '../server.ts';
import {
  act,
  answer,
  changeCard,
  close,
  type How,
  next,
  repeat,
  responseTo,
  settle,
  start,
  undo,
} from './actions.ts';
import type { BelievedSession } from './beliefs.ts';
import { must } from './invariants.ts';
import { takeSnapshot } from './snapshot.ts';
import {
  CARDS,
  type Edition,
  LAST_MOMENT,
  type Pupil,
  print,
  restart,
  type Subject,
  ZONES,
} from './subject.ts';

export type Model = Record<string, never>;
type Command = fc.AsyncCommand<Model, Subject>;

function command(name: string, what: unknown, run: (subject: Subject) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (_model, subject) => {
      await run(subject);
      await settle(subject);
    },
    toString: () => `${name}(${JSON.stringify(what)})`,
  };
}

/** One of the newest of a list, most often the newest. */
function pickNewest<T>(list: readonly T[], pick: number): T | undefined {
  return list.at(-1 - (pick % Math.min(list.length || 1, 4)));
}

const who = fc.constantFrom(0 as const, 1 as const);
const pick = fc.constantFrom(0, 0, 0, 0, 1, 2, 3);
const some = (count: number) => fc.array(fc.nat(count - 1), { maxLength: 3 });
const confidence = fc.constantFrom<Record<string, unknown>>(
  {},
  {},
  { confidence: 'guess' },
  { confidence: 'unsure' },
  { confidence: 'sure', elapsedMs: 12_345 },
);

const sessionOf = ({ beliefs }: Pupil, index: number): BelievedSession | undefined =>
  pickNewest(beliefs.sessions, index);

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

const starts = fc.record({ who, request: requests }).map((given) =>
  command('Start', given, async (subject) => {
    await start(subject, subject.pupils[given.who], given.request);
  }),
);

const nexts = fc.record({ who, pick }).map((given) =>
  command('Next', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const session = sessionOf(pupil, given.pick);
    if (session) await next(subject, pupil, session);
  }),
);

/** Several answers running, so that cards come back and days fill up. */
const practises = fc
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

const answers = fc
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

const replays = fc
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

const undoes = fc.record({ who, pick: fc.constantFrom(0, 0, 0, 1, 2, 5, 40) }).map((given) =>
  command('Undo', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const { length } = pupil.beliefs.answers;
    const known = pupil.beliefs.answers[Math.max(0, length - 1 - given.pick)];
    if (known) await undo(subject, pupil, known);
  }),
);

const closes = fc.record({ who, pick }).map((given) =>
  command('Close', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const session = sessionOf(pupil, given.pick);
    if (session) await close(subject, pupil, session);
  }),
);

const jumps = fc
  .oneof(
    fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE),
    fc.integer({ min: 2, max: 26 }).map((hours) => hours * 60 * MINUTE),
    fc.integer({ min: 1, max: 9 }).map((days) => days * DAY),
    fc.constantFrom(-MINUTE, -5 * 60 * MINUTE, -3 * DAY),
  )
  .map((ms) =>
    command('ClockJump', { hours: ms / 60 / MINUTE }, async (subject) => {
      const { clock } = subject.server;
      clock.now = Math.max(START, Math.min(clock.now + ms, LAST_MOMENT));
      if (ms < 0) subject.clockWentBack = true;
    }),
  );

const cardChanges = fc
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
const reveals = fc.record({ who, pick }).map((given) =>
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

const travels = fc.record({ who, zone: fc.constantFrom(...ZONES) }).map((given) =>
  command('Travel', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const today = async () => (await act(subject, pupil, 'GET', '/v1/me/today')).body;
    const before = await today();
    const reply = await act(subject, pupil, 'PATCH', '/v1/me', { timeZone: given.zone });
    must(
      reply.status === 200 && reply.body.timeZone === given.zone,
      'a learner may travel',
      reply.text,
    );
    pupil.timeZone = given.zone;
    const after = await today();
    const logged = pupil.snapshot.log.at(-1);
    must(!logged || after.day >= dayName(logged.day), 'no logged day comes back', [before, after]);
    if (after.day === before.day) {
      must(isDeepStrictEqual(after, before), 'nor anything that the day has used up', [
        before,
        after,
      ]);
    }
  }),
);

const reloads = fc
  .record({
    reworded: some(CARDS.length),
    withoutQuestion: some(CARDS.length),
    withoutCard: some(CARDS.length),
  })
  .map((given) =>
    command('ReloadBank', given, async (subject) => {
      const edition: Edition = {
        reworded: new Set(given.reworded),
        withoutQuestion: new Set(given.withoutQuestion),
        withoutCard: new Set(given.withoutCard),
      };
      const shown = subject.pupils.flatMap(({ snapshot }) =>
        snapshot.sessions.flatMap(({ presentations }) => presentations),
      );
      const wordings = async () =>
        Promise.all(
          [...new Set(shown.map(({ revision }) => revision))].map((key) =>
            subject.store.revision(key),
          ),
        );
      const before = JSON.stringify(await wordings());
      subject.edition = edition;
      await subject.server.reload(print(edition));
      must(JSON.stringify(await wordings()) === before, 'a wording that was shown never changes');
      const catalogue = subject.server.world.catalogue();
      const { bank: _bank, ...changes } = await subject.server.reload(print(edition));
      must(
        Object.values(changes).flat().length === 0,
        'loading the same bank changes nothing',
        changes,
      );
      must(isDeepStrictEqual(subject.server.world.catalogue(), catalogue), 'nor what is served');
      for (const pupil of subject.pupils) {
        const { text } = await takeSnapshot(subject.store, pupil.key);
        must(text === pupil.snapshot.text, 'editing a bank moves no learner’s things');
      }
    }),
  );

const restarts = fc.constant(
  command('Restart', {}, async (subject) => {
    await restart(subject);
    for (const pupil of subject.pupils) {
      const { text } = await takeSnapshot(subject.store, pupil.key);
      must(text === pupil.snapshot.text, 'a restart forgets nothing');
      const session = pupil.beliefs.sessions.at(-1);
      if (session) await next(subject, pupil, session);
    }
  }),
);

/** Reaching for what is another learner's is as reaching for nothing. */
const peeks = fc.record({ who, pick }).map((given) =>
  command('Peek', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const other = subject.pupils[given.who === 0 ? 1 : 0];
    const session = sessionOf(other, given.pick);
    const shown = session?.shown.at(-1);
    if (!session || !shown) return;
    const nobody = `${'A'.repeat(21)}Q`;
    const id = shown.id.slice(4);
    const body = { response: responseTo(shown, 'right') };
    const targets: readonly (readonly [string, string, string, unknown?])[] = [
      ['GET', '/v1/sessions/ses_@', session.id.slice(4)],
      ['POST', '/v1/sessions/ses_@/next', session.id.slice(4)],
      ['POST', '/v1/sessions/ses_@/close', session.id.slice(4)],
      ['GET', '/v1/presentations/prs_@/answer', id],
      ['POST', '/v1/presentations/prs_@/answer', id, body],
      ['POST', '/v1/presentations/prs_@/reveal', id],
      ['POST', '/v1/answers/ans_@/undo', id],
    ];
    for (const [method, path, theirs, sent] of targets) {
      const found = await act(subject, pupil, method, path.replace('@', theirs), sent);
      const nothing = await act(subject, pupil, method, path.replace('@', nobody), sent);
      must(found.status === 404 && nothing.status === 404, 'what is another’s is not found', [
        path,
        found.text,
      ]);
      const { instance: _one, ...there } = found.body;
      const { instance: _other, ...nowhere } = nothing.body;
      must(isDeepStrictEqual(there, nowhere), 'another’s thing is as nothing', [there, nowhere]);
    }
  }),
);

/** A key makes one session of two requests, and is not lent to another request. */
const keyed = fc
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

/** All numbers that are told of a moment agree. */
const looks = fc.record({ who }).map((given) =>
  command('Look', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const get = async (path: string) => (await act(subject, pupil, 'GET', path)).body;
    const today = await get('/v1/me/today');
    const { days } = await get('/v1/me/stats/forecast?days=30');
    const { total } = await get('/v1/me/stats/progress');
    const due = await get('/v1/me/cards?state=due&limit=200');
    must(today.due === days[0].due + days[0].carried, 'the forecast begins with today', [
      today,
      days[0],
    ]);
    must(today.new === days[0].new, 'the forecast has today’s new cards', [today, days[0]]);
    must(today.due === due.data.length, 'as many cards are due as are listed', today);
    must(today.streakDays === total.streakDays, 'there is one streak', [today, total]);
    must(total.new + total.review === total.cards, 'a card is new or in review', total);
    const all = (await get('/v1/sessions?limit=200')).data;
    const pages: unknown[] = [];
    for (let path: string | null = '/v1/sessions?limit=3'; path; ) {
      const page: { data: unknown[]; nextCursor: string | null } = await get(path);
      pages.push(...page.data);
      path =
        page.nextCursor && `/v1/sessions?limit=3&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    must(isDeepStrictEqual(pages, all), 'the pages are the list', [pages.length, all.length]);
    must(all.length === pupil.beliefs.sessions.length, 'all sessions are listed');
    const answered = all.reduce(
      (sum: number, { progress }: { progress: { answered: number } }) => sum + progress.answered,
      0,
    );
    const standing = pupil.beliefs.answers.filter(({ undone }) => !undone).length;
    must(answered === standing, 'sessions add up to the answers that stand', [answered, standing]);
  }),
);

/** Run after the last command of a history. */
export async function finish(subject: Subject): Promise<void> {
  for (const pupil of subject.pupils) {
    for (const known of pupil.beliefs.answers) {
      const path = `/v1/presentations/${known.presentation.id}/answer`;
      const { text } = await act(subject, pupil, 'GET', path);
      must(text === known.text, 'every result is told as it was at first', [text, known.text]);
    }
  }
  const lines = [...subject.lines, ...subject.server.lines].join('\n');
  must(!lines.includes(CANARY), 'no log line holds a key');
}

export const commands = [
  starts,
  starts,
  nexts,
  practises,
  practises,
  practises,
  practises,
  answers,
  answers,
  answers,
  replays,
  undoes,
  undoes,
  closes,
  jumps,
  jumps,
  cardChanges,
  reveals,
  travels,
  reloads,
  restarts,
  peeks,
  keyed,
  looks,
];
