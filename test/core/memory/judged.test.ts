// Answers as they count now: the last regrade, and the policy that came after it, over what was given.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedAnswers, ownRatingOf } from '#core/memory/judged.ts';
import { type AnswerEntry, type LogEntry, standingAnswers } from '#core/memory/log.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import { planRegrades, type Verdict } from '#core/memory/regrading.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { happenings, nextEntry } from '../../support/histories.ts';

const params = defaultParams(0.9);
const answer = (seq: number, more: Partial<AnswerEntry> = {}): AnswerEntry => ({
  kind: 'answer',
  seq,
  at: seq,
  day: 20_458,
  card: 1,
  question: 1,
  revision: 1,
  presentation: `prs_${seq}`,
  response: '[0]',
  correct: true,
  score: 1,
  confidence: null,
  elapsedMs: null,
  guessChance: 0.25,
  predicted: null,
  rating: 'good',
  trapCard: null,
  affectsSchedule: true,
  probe: false,
  policy: 'mcq-1',
  params,
  ...more,
});
const moment = (seq: number) => ({ seq, at: seq, day: 20_458 });
const undo = (seq: number, target: number): LogEntry => ({
  kind: 'undo',
  ...moment(seq),
  card: 1,
  target,
});
const policy = (seq: number, name: PolicyName): LogEntry => ({
  kind: 'policy',
  ...moment(seq),
  policy: name,
});
const regrade = (seq: number, target: number, more: object): LogEntry => ({
  kind: 'regrade',
  ...moment(seq),
  card: 1,
  target,
  revision: 2,
  correct: true,
  score: 1,
  rating: 'good',
  trapCard: null,
  ...more,
});
const ratings = (log: LogEntry[]) => judgedAnswers(log).map(({ rating }) => rating);

describe('an answer', () => {
  const wrong = { correct: false, score: 0, rating: 'again', trapCard: 7 } as const;

  test('counts as it was given while nothing judged it again: the very entry', () => {
    const log = [answer(1), answer(2, wrong)];
    expect(judgedAnswers(log)[1]).toBe(log[1]);
  });

  test('counts by its last regrade, and keeps its other facts', () => {
    const log = [
      answer(1, wrong),
      regrade(2, 1, { rating: 'hard' }),
      regrade(3, 1, { rating: 'good', trapCard: 9 }),
    ];
    expect(judgedAnswers(log)).toEqual([
      { ...answer(1, wrong), correct: true, score: 1, rating: 'good', trapCard: 9 },
    ]);
    expect(standingAnswers(log)).toEqual([answer(1, wrong)]);
  });

  test('that was undone does not come back by a regrade or a policy, before or after', () => {
    const log = [answer(1), regrade(2, 1, {}), undo(3, 1), policy(4, 'plain-1')];
    expect(judgedAnswers(log)).toEqual([]);
    expect(judgedAnswers([...log, regrade(5, 1, {})])).toEqual([]);
  });

  test('is rated by the last policy that came after it; a later regrade brings its own rating', () => {
    const unsure = answer(1, { confidence: 'unsure', rating: 'hard' });
    expect(ratings([unsure, policy(2, 'plain-1')])).toEqual(['good']);
    expect(ratings([unsure, policy(2, 'plain-1'), policy(3, 'mcq-1')])).toEqual(['hard']);
    expect(ratings([policy(1, 'plain-1'), { ...unsure, seq: 2 }])).toEqual(['hard']);
    const regraded = regrade(3, 1, { correct: false, score: 0, rating: 'again' });
    expect(ratings([unsure, policy(2, 'plain-1'), regraded])).toEqual(['again']);
    expect(ratings([unsure, regrade(2, 1, wrong), policy(3, 'plain-1')])).toEqual(['again']);
  });

  test('without a rating stays without one: cramming, an earlier part of a case', () => {
    expect(ratings([answer(1, { rating: null }), policy(2, 'plain-1')])).toEqual([null]);
  });
});

describe('the own rating of a recall', () => {
  test('is read from its response, and no policy touches it', () => {
    const recalls = (['again', 'hard', 'good', 'easy'] as const).map((own, index) =>
      answer(index + 1, { response: `"${own}"`, rating: own, correct: own !== 'again' }),
    );
    expect(recalls.map(ownRatingOf)).toEqual(['again', 'hard', 'good', 'easy']);
    expect(ratings([...recalls, policy(9, 'plain-1')])).toEqual(['again', 'hard', 'good', 'easy']);
  });

  test('is no typed answer that reads like one', () => {
    const typed = answer(1, { response: '"easy"', confidence: 'sure', rating: 'good' });
    expect(ownRatingOf(typed)).toBeNull();
    expect(ownRatingOf({ ...typed, correct: false, rating: 'again' })).toBeNull();
    expect(ownRatingOf({ ...typed, response: '[0]' })).toBeNull();
  });
});

describe('a case', () => {
  const part = (seq: number, of: number, more: Partial<AnswerEntry> = {}) =>
    answer(seq, { casePart: { session: 1, part: of }, rating: of === 1 ? 'good' : null, ...more });
  const wrong = { correct: false, score: 0 };

  test('is rated again whole: one wrong part is enough', () => {
    const failed = part(2, 1, { rating: 'again' });
    expect(ratings([part(1, 0, wrong), failed, policy(3, 'plain-1')])).toEqual([null, 'again']);
    expect(ratings([part(1, 0), part(2, 1), policy(3, 'plain-1')])).toEqual([null, 'good']);
  });

  test('counts a part as it was answered last in its session, and no other session’s', () => {
    const log = [part(1, 0, wrong), part(2, 0), part(3, 1), policy(4, 'mcq-1')];
    expect(ratings(log).at(-1)).toBe('good');
    const elsewhere = part(1, 0, { ...wrong, casePart: { session: 2, part: 0 } });
    expect(ratings([elsewhere, part(2, 0), part(3, 1), policy(4, 'mcq-1')]).at(-1)).toBe('good');
  });

  test('that ends in a recall is failed all the same by a wrong part', () => {
    const recall = part(2, 1, { response: '"easy"', rating: 'again' });
    expect(ratings([part(1, 0, wrong), recall, policy(3, 'plain-1')]).at(-1)).toBe('again');
    const mended = [part(1, 0, wrong), recall, regrade(3, 1, { rating: null }), policy(4, 'mcq-1')];
    expect(ratings(mended).at(-1)).toBe('easy');
  });

  test('whose part turns right is rated again at its end', () => {
    const log = [part(1, 0, wrong), part(2, 1, { rating: 'again' })];
    const right: Verdict = { correct: true, score: 1, trapCard: null, revision: 2 };
    const asGiven = (given: AnswerEntry) => ({ ...given, revision: 2 });
    const planned = planRegrades(log, 'mcq-1', (given) =>
      given.seq === 1 ? right : asGiven(given),
    );
    expect(planned.map(({ after }) => [after.target, after.correct, after.rating])).toEqual([
      [1, true, null],
      [2, true, 'good'],
    ]);
  });
});

describe('planning regrades', () => {
  const drawnVerdict = fc.option(
    fc.record({
      correct: fc.boolean(),
      score: fc.constantFrom(0, 1),
      trapCard: fc.option(fc.integer({ min: 1, max: 4 })),
      revision: fc.integer({ min: 5, max: 6 }),
    }),
  );

  test('leaves nothing to plan once it is logged, and the verdicts are those of the keys', () => {
    fc.assert(
      fc.property(
        happenings,
        fc.array(drawnVerdict, { minLength: 1, maxLength: 5 }),
        fc.constantFrom<PolicyName>('mcq-1', 'plain-1'),
        (happened, verdicts, name) => {
          const log: LogEntry[] = [];
          for (const one of happened) log.push(...[nextEntry(log, one, params) ?? []].flat());
          const verdictOf = ({ seq }: AnswerEntry) => verdicts[seq % verdicts.length] ?? null;
          const append = () => {
            const planned = planRegrades(log, name, verdictOf);
            for (const { after } of planned) {
              log.push({ kind: 'regrade', ...moment(log.length + 1), ...after });
            }
            return planned.length;
          };
          append();
          expect(append()).toBe(0);
          for (const { seq, correct, score, trapCard, ...rest } of judgedAnswers(log)) {
            const verdict = verdictOf({ seq, correct, score, trapCard, ...rest });
            if (verdict) expect({ ...verdict, correct, score, trapCard }).toEqual(verdict);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
