// What happens around a learner: time passes or goes back, they travel, the bank is edited, the server starts anew.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { dayName } from '#core/base/time.ts';
import { DAY, MINUTE, START } from '../server.ts';
import { act, next } from './actions.ts';
import { command, who } from './command.ts';
import { must } from './invariants.ts';
import { takeSnapshot } from './snapshot.ts';
import { CARDS, type Edition, LAST_MOMENT, print, restart, ZONES } from './subject.ts';

const some = (count: number) => fc.array(fc.nat(count - 1), { maxLength: 3 });

export const jumps = fc
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

export const travels = fc.record({ who, zone: fc.constantFrom(...ZONES) }).map((given) =>
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
      // But for the streak: a journey east takes a day away, and what it took breaks none.
      const { streakDays } = after;
      must(isDeepStrictEqual(after, { ...before, streakDays }), 'nor what it has used up', [
        before,
        after,
      ]);
    }
  }),
);

export const reloads = fc
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

export const restarts = fc.constant(
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
