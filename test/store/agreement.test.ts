// Two engines, one behaviour: the same random commands leave SQLite and memory in the same state.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { progress } from '#core/practice/session.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import {
  AT,
  bank,
  card,
  DAY,
  decision,
  memory,
  NOTHING,
  newId,
  newSession,
  question,
  show,
  state,
} from './fixtures.ts';
import { openInNewFolder } from './sqlite-support.ts';

let sqlite: Awaited<ReturnType<typeof openInNewFolder>>;
let stores: readonly Store[];
let runs = 0;
beforeAll(async () => {
  sqlite = await openInNewFolder();
  stores = [sqlite.store, await openMemoryStore()];
});
afterAll(() => sqlite.discard());

/** Does the same on both engines; the results, errors included, must be equal. */
async function both<T>(action: (store: Store) => Promise<T>): Promise<T | null> {
  const [one, other] = await Promise.all(
    stores.map(async (store) => {
      try {
        return { value: await action(store) };
      } catch {
        return { value: null, failed: true };
      }
    }),
  );
  expect(one).toEqual(other);
  return one?.value ?? null;
}

const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5'] as const;

/**
 * A bank of up to three cards that share five question ids, with renames, edits, loose and
 * replaced questions among them.
 */
const bankArbitrary = (id: string): fc.Arbitrary<LinkedBank> =>
  fc
    .record({
      owner: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 5, maxLength: 5 }),
      edits: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 }),
      renames: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      importance: fc.array(fc.constantFrom('critical', 'important', 'nice-to-know'), {
        minLength: 3,
        maxLength: 3,
      }),
      loose: fc.boolean(),
    })
    .map(({ owner, edits, renames, importance, loose }) => {
      const written = QUESTIONS.map((name, place) => {
        const aliases = renames[place] ? [name] : [];
        const now = renames[place] ? `${name}-new` : name;
        if (edits[place] === 2) {
          const other = `Which entirely foreign wording stands below ${name}?`;
          return question(now, other, { aliases, replaces: now });
        }
        return question(now, `${name} version ${edits[place]}?`, { aliases });
      });
      const cards = [0, 1, 2].flatMap((n) => {
        const questions = written.filter((_, place) => owner[place] === n);
        const [first] = questions;
        if (!first) return [];
        const isLoose = loose && questions.length === 1;
        return [
          card(isLoose ? first.id : `card-${n}`, {
            questions,
            importance: importance[n] ?? 'important',
          }),
        ];
      });
      return bank(id, cards);
    });

test('any sequence of saved and retired banks gives the same catalogue and the same changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 5, arbitrary: bankArbitrary('x') },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
        {
          minLength: 2,
          maxLength: 6,
        },
      ),
      async (versions) => {
        runs += 1;
        const id = `bank-${runs}`;
        for (const version of versions) {
          const named = version && { ...version, bank: { ...version.bank, bank: id } };
          await both((store) => (named ? store.saveBank(named, AT) : store.retireBank(id, AT)));
          if (!named) continue;
          const again = await both((store) => store.saveBank(named, AT));
          expect(again).toEqual({
            bank: id,
            ...NOTHING,
          });
        }
        const catalogue = await both((store) => store.loadCatalogue());
        const last = versions.at(-1);
        const served = catalogue?.banks
          .get(id)
          ?.cards.map((one) => [one.id, one.questions.map((q) => q.id)]);
        const rank = { critical: 0, important: 1, 'nice-to-know': 2 };
        const expected = [...(last?.cards ?? [])]
          .sort((one, other) => rank[one.importance] - rank[other.importance])
          .map((one) => [one.id, one.questions.map((q) => q.id)]);
        expect(served).toEqual(last ? expected : undefined);
      },
    ),
    { numRuns: 40 },
  );
});

type Command = {
  readonly kind: string;
  readonly card: number;
  readonly n: number;
  readonly flag: boolean;
};

const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'ask',
      'answer',
      'answer',
      'answer',
      'again',
      'undo',
      'reset',
      'amend',
      'hold',
      'reveal',
      'step',
      'mark',
      'finish',
    ),
    card: fc.integer({ min: 0, max: 3 }),
    n: fc.integer({ min: 0, max: 5 }),
    flag: fc.boolean(),
  }),
  { minLength: 5, maxLength: 40 },
);

test('any sequence of practice gives the same state, and chains that verify', async () => {
  await both((store) =>
    store.saveBank(
      bank(
        'practice',
        ['a', 'b', 'c', 'd'].map((id) => card(id)),
      ),
      AT,
    ),
  );
  const catalogue = await both((store) => store.loadCatalogue());
  const cards = catalogue?.banks.get('practice')?.cards ?? [];
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      runs += 1;
      const id = `lrn_${runs}`;
      const settings = DEFAULT_SETTINGS;
      const learner = await both((store) =>
        store.createLearner({ id, name: id, settings, createdAt: AT }),
      );
      const me = learner?.key ?? 0;
      const asked: { presentation: string; session: string; key: number }[] = [];
      for (const { kind, card: place, n, flag } of sequence) {
        const about = cards[place];
        const target = asked.at(-1 - n) ?? asked.at(-1);
        if (!about) throw new Error('no card');
        if (kind === 'ask' || !target) {
          const next = show(about);
          const session = newSession({ state: state({ open: next.id, issued: 1 }) });
          const opened = await both((store) => store.openSession(me, () => ({ session, next })));
          asked.push({ presentation: next.id, session: session.id, key: opened?.key ?? 0 });
        } else if (kind === 'answer' || kind === 'again') {
          const next = flag ? show(about, { id: newId('prs_'), position: 1 }) : null;
          await both((store) =>
            store.recordAnswer(me, target.presentation, (facts) => {
              if (facts.recorded && kind === 'answer') return null;
              const dueDay = DAY + n;
              return decision(facts, {
                entry: {
                  correct: flag,
                  day: Math.max(facts.view.last.day, DAY + n),
                  elapsedMs: n === 0 ? null : n * 100_000,
                  predicted: flag ? 0.5 : null,
                  trapCard: n === 0 ? about.key : null,
                  rating: flag ? 'good' : 'again',
                },
                memory: n === 1 ? null : memory({ dueDay, reps: n + 1 }),
                free: n === 2 ? { first: DAY + 50, last: DAY + 50 + asked.length } : null,
                trapDue: n === 0 ? { card: about.key, dueDay: DAY + 1 } : null,
                next,
              });
            }),
          );
          if (next) asked.push({ presentation: next.id, session: target.session, key: target.key });
        } else if (kind === 'undo') {
          await both((store) =>
            store.undoAnswer(me, target.presentation, ({ view, answer, session }) => ({
              at: view.last.at + 1,
              day: view.last.day,
              done: view.last.done,
              next: null,
              refold: {
                memories: new Map([[answer.entry.card, flag ? memory({ reps: n + 1 }) : null]]),
                traps: new Map([
                  [about.key, flag ? { times: n + 1, strong: 1, lastAt: AT } : null],
                ]),
              },
              session: session.state,
            })),
          );
        } else if (kind === 'reset') {
          await both((store) =>
            store.resetCard(me, about.key, (last) => ({
              at: last.at + 1,
              day: Math.max(last.day, DAY),
            })),
          );
        } else if (kind === 'amend') {
          await both((store) =>
            store.amendLog(me, ({ view, log }) => {
              if (n === 5) return null;
              const answers = log.filter((entry) => entry.kind === 'answer');
              const of = answers[n % Math.max(1, answers.length)];
              const rating = of?.rating && (flag ? ('good' as const) : ('again' as const));
              const verdict = { correct: flag, score: Number(flag), rating: rating ?? null };
              const names = { card: of?.card ?? about.key, target: of?.seq ?? 1, revision: 1 };
              const regrade = { ...names, ...verdict, trapCard: null };
              const next = { at: view.last.at + 1, day: Math.max(view.last.day, DAY) };
              const policy = flag ? ('plain-1' as const) : ('mcq-1' as const);
              return {
                entries: [
                  { kind: 'policy', policy, ...next },
                  ...(n > 0
                    ? [{ kind: 'regrade' as const, ...regrade, ...next, at: next.at + 1 }]
                    : []),
                ],
                done: view.last.done,
                refold: {
                  memories: new Map([[about.key, memory({ reps: n + 1 })]]),
                  traps: new Map(),
                },
              };
            }),
          );
        } else if (kind === 'hold') {
          const hold = n === 0 ? null : { suspended: flag, buriedUntil: n === 1 ? null : DAY + n };
          await both((store) => store.holdCard(me, about.key, () => hold));
        } else if (kind === 'mark') {
          await both((store) =>
            store.markSheet(me, target.presentation, ({ row, session }) => {
              const told = { progress: progress(session.state), next: null };
              const text = { response: `[${n}]`, confidence: null, elapsedMs: n, at: AT + n, told };
              const after = { ...session.state, issued: n };
              return n === 5
                ? null
                : { draft: flag ? text : row.draft, flagged: n > 2, session: after };
            }),
          );
        } else if (kind === 'finish') {
          await both((store) =>
            store.closeExam(me, target.session, ({ session, sheet, view }) => {
              const open = sheet.filter(({ presentation }) => presentation.answeredSeq === null);
              const answers = open.map(({ presentation }, at) => {
                const last = { ...view.last, at: Math.max(AT, view.last.at) + at * 1000 };
                const revision = view.revision(presentation.revision);
                const facts = { presentation, session, revision, recorded: null };
                return decision({ ...facts, view: { ...view, last } });
              });
              return flag ? { answers, session: { ...session.state, status: 'closed' } } : null;
            }),
          );
        } else if (kind === 'reveal') {
          await both((store) => store.revealPresentation(me, target.presentation, AT + n));
        } else {
          await both((store) =>
            store.stepSession(me, target.session, ({ state: before }) =>
              flag ? { session: { ...before, issued: n }, next: null } : null,
            ),
          );
        }
      }
      await both((store) => store.log(me));
      await both((store) => store.memories(me));
      await both((store) => store.trapCounts(me));
      await both((store) => store.sessions(me, 50, null));
      for (const { key } of asked) {
        await both((store) => store.presentations(key));
        await both((store) => store.sheet(key));
        await both((store) => store.sessionAnswers(key));
      }
      await both((store) =>
        store.look(me, (view) => ({
          last: view.last,
          policy: view.policy,
          due: view.due(DAY + 3),
          holds: view.holds(),
          since: view.entriesSince(DAY),
          days: view.days(DAY),
          later: view.days(DAY + 2),
          tallies: view.questionTallies(),
          free: view.freeDays(),
          unseen: view.unseen(
            cards.map(({ key }) => key),
            3,
          ),
          seen: cards.map(({ key }) => view.seen(key)),
        })),
      );
      expect(await both((store) => store.verifyLog(me))).toBeNull();
    }),
    { numRuns: 60 },
  );
});
