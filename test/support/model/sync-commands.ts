// A device without a connection: what it collected arrives later, several at once, in any order, and more than once.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { act, expectStatus, type How, isFailed, responseTo } from './actions.ts';
import { isOver } from './beliefs.ts';
import { command, pick, sessionOf, who } from './command.ts';
import { must } from './invariants.ts';
import { see } from './showing.ts';

const collected = fc.record({
  pick,
  how: fc.constantFrom<How>('right', 'right', 'wrong', 'harmless'),
  /** When it was given, between the showing and now. */
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Answers to what some sessions show, as if they had been given meanwhile. */
export const syncs = fc
  .record({ who, collected: fc.array(collected, { minLength: 1, maxLength: 3 }), key: fc.nat(1e9) })
  .map((given) =>
    command('SyncBatch', given, async (subject) => {
      const pupil = subject.pupils[given.who];
      const { now } = subject.server.clock;
      const chosen = new Map(
        given.collected.map((one) => [sessionOf(pupil, one.pick), one] as const),
      );
      const answers = [...chosen].flatMap(([session, { how, share }]) => {
        const presentation = session?.open;
        if (!session || !presentation || isOver(session, now)) return [];
        const issued = Date.parse(presentation.issuedAt);
        const at = Math.round(issued + share * (now - issued));
        const givenAt = Math.max(issued, Math.min(at, now));
        const response = responseTo(presentation, how);
        const item = {
          clientAnswerId: `sync-${presentation.id}`,
          presentationId: presentation.id,
          response,
          answeredAt: new Date(at).toISOString(),
        };
        return [{ session, presentation, givenAt, item }];
      });
      for (const { presentation } of answers) {
        if (presentation.input.kind !== 'recall') continue;
        const path = `/v1/presentations/${presentation.id}/reveal`;
        expectStatus(await act(subject, pupil, 'POST', path), 200);
      }
      const memoryBefore = pupil.snapshot.memoryText;
      const body = {
        sentAt: new Date(now).toISOString(),
        items: answers.map(({ item }) => item),
      };
      const length = pupil.snapshot.log.length;
      const send = (name: string) =>
        act(subject, pupil, 'POST', '/v1/sync/answers', body, {
          'idempotency-key': `sync-${given.key}-${length}-${name}`,
        });
      const reply = await send('first');
      expectStatus(reply, 200);
      const { results, counts } = reply.body;
      const told = answers.map((answer, place) => ({ ...answer, result: results[place] }));
      const inOrder = told.sort(
        (one, other) =>
          one.givenAt - other.givenAt || (one.presentation.id < other.presentation.id ? -1 : 1),
      );
      for (const { session, presentation, givenAt, item, result } of inOrder) {
        must(result.status === 'accepted', 'what was given in time is taken', result);
        must(
          Date.parse(result.givenAt) === givenAt,
          'an answer counts from when it was given',
          result,
        );
        const { feedback } = result;
        const sent = { response: item.response };
        const failed = isFailed(pupil, session, presentation, sent, feedback);
        session.answered += 1;
        session.lastActiveAt = now;
        const { cardId } = presentation.question;
        pupil.beliefs.answers.push({
          presentation,
          session,
          sent,
          text: JSON.stringify(feedback),
          failed,
          memoryBefore,
          logLength: answers.length === 1 ? pupil.snapshot.log.length : -1,
          givenAt,
          undone: false,
          reset: pupil.beliefs.resets.some(({ card, at }) => card === cardId && at > givenAt),
        });
      }
      for (const { session, result } of inOrder) {
        const { progress, next } = result.feedback;
        must(progress.answered === session.answered, 'progress counts late answers', progress);
        see(subject, pupil, session, next);
      }
      const { log, text } = pupil.snapshot;
      must(counts.totalLog === log.length, 'the log is as long as it is told to be', counts);
      const again = await send('again');
      const replayed = again.body.results.every(
        ({ status, feedback }: { status: string; feedback: unknown }, place: number) =>
          status === 'replayed' && isDeepStrictEqual(feedback, results[place].feedback),
      );
      must(replayed && text === pupil.snapshot.text, 'what is sent again changes nothing', again);
    }),
  );
