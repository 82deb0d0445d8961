// The laws of item analysis: what may not matter does not, and what is told adds up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIDENCES } from '#core/memory/memory.ts';
import { createRevision, type Revision } from '#core/question/revision.ts';
import { analyseItems, LEAST_OTHERS, TERCILES } from '#core/stats/item-analysis.ts';
import type { GivenAnswer } from '#core/stats/item-answers.ts';
import { wilson } from '#core/stats/wilson.ts';
import { contents, question } from '../../support/banks.ts';
import { allAnswers, singleRevisions, taskOf } from '../../support/synthetic-answers.ts';

const QUESTIONS = 8;
const revisions = singleRevisions(QUESTIONS);

type Drawn = Pick<GivenAnswer, 'question' | 'confidence' | 'elapsedMs'> & {
  readonly slot: number;
};

const drawnAnswer: fc.Arbitrary<Drawn> = fc.record({
  question: fc.integer({ min: 1, max: QUESTIONS + 1 }),
  slot: fc.integer({ min: 0, max: 3 }),
  confidence: fc.option(fc.constantFrom(...CONFIDENCES)),
  elapsedMs: fc.option(fc.integer({ min: 0, max: 90_000 })),
});
const classes = fc.array(fc.array(drawnAnswer, { maxLength: 14 }), { maxLength: 30 });

/** One log per learner; presentations are numbered by learner and place, so that a shuffle keeps them. */
function logsOf(drawn: readonly (readonly Drawn[])[]): Map<number, GivenAnswer[]> {
  return new Map(
    drawn.map((answers, learner) => [
      learner + 1,
      answers.map(({ slot, ...answer }, at) => ({
        ...answer,
        revision: Math.min(answer.question, QUESTIONS),
        presentation: learner * 100 + at,
        response: `[${slot}]`,
      })),
    ]),
  );
}

const analyse = (logs: ReadonlyMap<number, readonly GivenAnswer[]>, of = revisions, least = 1) =>
  analyseItems(taskOf(QUESTIONS, least), allAnswers(logs, of));

/** First answers of each learner, straight from the definition. */
function firstsOf(logs: ReadonlyMap<number, readonly GivenAnswer[]>) {
  return [...logs].flatMap(([learner, answers]) =>
    answers
      .filter(
        ({ question: asked }, at) => answers.findIndex((one) => one.question === asked) === at,
      )
      .filter(({ question: asked }) => asked <= QUESTIONS)
      .map(({ question: asked, response }) => ({ learner, asked, right: response === '[0]' })),
  );
}

describe('the laws', () => {
  test('the order of learners, and of answers to different questions, changes nothing', () => {
    fc.assert(
      fc.property(classes, fc.infiniteStream(fc.nat()), (drawn, order) => {
        const logs = logsOf(drawn);
        const shuffled = [...logs]
          .map((entry) => ({ entry, at: order.next().value }))
          .sort((one, other) => one.at - other.at)
          .map(({ entry: [learner, answers] }): [number, GivenAnswer[]] => {
            const places = new Map(answers.map((answer) => [answer.question, order.next().value]));
            const place = (answer: GivenAnswer) => places.get(answer.question) ?? 0;
            return [learner, [...answers].sort((one, other) => place(one) - place(other))];
          });
        expect(analyse(new Map(shuffled))).toEqual(analyse(logs));
      }),
    );
  });

  test('whatever comes after a first answer to a question changes nothing', () => {
    fc.assert(
      fc.property(classes, (drawn) => {
        const logs = logsOf(drawn);
        const again = new Map(
          [...logs].map(([learner, answers]) => [
            learner,
            [...answers, ...answers.map((answer) => ({ ...answer, response: '[1]' }))],
          ]),
        );
        expect(analyse(again)).toEqual(analyse(logs));
      }),
    );
  });

  test('shares add up, facility lies in its interval, and that is the one of Wilson', () => {
    fc.assert(
      fc.property(classes, (drawn) => {
        const logs = logsOf(drawn);
        const firsts = firstsOf(logs);
        for (const { question: asked, n, figures } of analyse(logs)) {
          const of = firsts.filter((one) => one.asked === asked);
          expect(n).toBe(of.length);
          if (!figures) continue;
          const { rate, ...interval } = figures.facility;
          const right = of.filter((one) => one.right).length;
          expect(rate).toBe(right / n);
          expect(interval).toEqual(wilson(right, n));
          expect(interval.low).toBeLessThanOrEqual(rate);
          expect(interval.high).toBeGreaterThanOrEqual(rate);
          const sum = (shares: readonly number[]) => shares.reduce((one, other) => one + other, 0);
          expect(sum(figures.options.map((option) => option.chosenRate))).toBeCloseTo(1, 9);
          for (const tercile of TERCILES) {
            const shares = figures.options.flatMap(({ byTercile }) => byTercile?.[tercile] ?? []);
            if (shares.length > 0) expect(sum(shares)).toBeCloseTo(1, 9);
          }
          expect(sum(figures.places.map((place) => place.n))).toBe(n);
          expect(sum(figures.places.map((place) => place.chosenRate))).toBeCloseTo(1, 9);
          const hits = figures.places.map((place) => place.n * (place.correctRate ?? 0));
          expect(sum(hits)).toBeCloseTo(right, 9);
        }
      }),
    );
  });

  test('discrimination is the correlation with how the learner did on the others', () => {
    fc.assert(
      fc.property(classes, (drawn) => {
        const logs = logsOf(drawn);
        const firsts = firstsOf(logs);
        const facility = (asked: number) => {
          const of = firsts.filter((one) => one.asked === asked);
          return of.filter(({ right }) => right).length / of.length;
        };
        for (const { question: asked, figures } of analyse(logs)) {
          const pairs = firsts
            .filter((one) => one.asked === asked)
            .flatMap(({ learner, right }) => {
              const rest = firsts.filter((one) => one.learner === learner && one.asked !== asked);
              if (rest.length < LEAST_OTHERS) return [];
              const above = rest.map((one) => Number(one.right) - facility(one.asked));
              return [[Number(right), above.reduce((a, b) => a + b, 0) / rest.length] as const];
            });
          const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / of.length;
          const [x, y] = [pairs.map(([one]) => one), pairs.map(([, one]) => one)];
          const [a, b] = [mean(x), mean(y)];
          const of = mean(pairs.map(([one, other]) => (one - a) * (other - b)));
          const [s, t] = [
            mean(x.map((one) => (one - a) ** 2)),
            mean(y.map((one) => (one - b) ** 2)),
          ];
          const found = figures?.discrimination ?? null;
          if (s < 1e-12 || t < 1e-12 || pairs.length === 0) expect(found).toBeNull();
          else expect(found?.value).toBeCloseTo(of / Math.sqrt(s * t), 7);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('below the asked number of answers nothing is told but how many there are', () => {
    fc.assert(
      fc.property(classes, fc.integer({ min: 1, max: 40 }), (drawn, least) => {
        const logs = logsOf(drawn);
        for (const { n, figures } of analyse(logs, revisions, least)) {
          expect(figures === null).toBe(n < least);
        }
      }),
    );
  });
});

describe('an edited question', () => {
  /** Everybody answers question 1 by its older revision, which the list has at its end. */
  function withOlder(older: Revision) {
    const given = (learner: number, response: string): [number, GivenAnswer[]] => [
      learner,
      [
        {
          question: 1,
          revision: QUESTIONS + 1,
          presentation: learner,
          response,
          confidence: null,
          elapsedMs: null,
        },
      ],
    ];
    const logs = new Map([given(1, '[0]'), given(2, '[0]'), given(3, '[1]')]);
    return analyse(logs, [...revisions, older])[0];
  }
  type Single = ReturnType<typeof contents.single>;
  const edited = (change: (content: Single) => unknown) =>
    createRevision({
      type: 'single',
      content: change(contents.single('q-1')),
      sources: [],
      traps: {},
    });

  test('keeps the answers to what looked the same, and judges them by the key of today', () => {
    const rekeyed = edited((content) => ({
      ...content,
      explanation: 'Another one',
      options: content.options.map(({ text, rationale }, at) => ({
        text,
        rationale,
        ...(at === 1 ? { correct: true } : {}),
      })),
    }));
    const item = withOlder(rekeyed);
    expect(item).toMatchObject({ n: 3, olderN: 0 });
    expect(item?.figures?.facility.rate).toBeCloseTo(2 / 3, 9);
  });

  test('counts the answers to what looked otherwise for themselves', () => {
    const restemmed = edited((content) => ({ ...content, stem: 'Which one is it really?' }));
    expect(withOlder(restemmed)).toMatchObject({ n: 0, olderN: 3, figures: null });
    const turned = edited((content) => ({ ...content, options: content.options.toReversed() }));
    expect(withOlder(turned)).toMatchObject({ n: 0, olderN: 3 });
  });
});

test('a case has a row for each part, with the answers to that part', () => {
  const { revision } = question(contents.case('c'));
  // Presentations of even number show the first part, odd ones the second.
  const given = (presentation: number, response: string): GivenAnswer => ({
    question: 1,
    revision: 1,
    presentation,
    response,
    confidence: 'guess',
    elapsedMs: 1000 * (presentation + 1),
  });
  const logs = new Map([
    [1, [given(0, '[0]'), given(1, '[0,1]'), given(2, '[3]')]],
    [2, [given(4, '[1]')]],
  ]);
  const task = { ...taskOf(1, 1) };
  const items = analyseItems(task, allAnswers(logs, [revision], 2));
  expect(items.map(({ id, part, n }) => [id, part, n])).toEqual([
    ['c-part-1', 1, 2],
    ['c-part-2', 2, 1],
  ]);
  const [first, second] = items.map(({ figures }) => figures);
  expect(first).toMatchObject({ facility: { rate: 0.5 }, medianMs: 3000, guessRate: 1 });
  expect(second?.options.map(({ correct, chosenRate }) => [correct, chosenRate])).toEqual([
    [true, 1],
    [true, 1],
    [false, 0],
    [false, 0],
    [false, 0],
  ]);
  // With two keys no place is the key's.
  expect([first?.places.length, second?.places.length]).toEqual([4, 0]);
});

test('types without options have facility and time, and no distractors', () => {
  const kinds = [contents.ordering, contents.matching, contents.short, contents.recall];
  const made = kinds.map((kind) => question(kind('x')).revision);
  const right = ['[0,1,2]', '[2,3]', '"KEYCANARY"', '"good"'];
  const answer = (at: number, response: string): GivenAnswer => ({
    question: at + 1,
    revision: at + 1,
    presentation: at,
    response,
    confidence: null,
    elapsedMs: 5000,
  });
  const logs = new Map([
    [1, right.map((response, at) => answer(at, response))],
    [2, ['[1,0,2]', '[3,2]', '"no"', '"again"'].map((response, at) => answer(at, response))],
  ]);
  for (const { figures } of analyseItems(taskOf(4, 1), allAnswers(logs, made))) {
    expect(figures).toMatchObject({
      facility: { rate: 0.5 },
      discrimination: null,
      options: [],
      places: [],
      medianMs: 5000,
      guessRate: null,
    });
  }
});
