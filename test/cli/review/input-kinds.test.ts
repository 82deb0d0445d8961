// Reading what a learner types, for every kind of input: total, and only answers come out that the API takes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asking } from '#cli/review/asking.ts';
import { understand } from '#cli/review/command-keys.ts';
import { kindOf } from '#cli/review/input-kinds/index.ts';
import { Input, Response } from '#core/question/input.ts';

const things = (name: string, min: number) =>
  fc
    .array(fc.string({ maxLength: 12 }), { minLength: min, maxLength: 14 })
    .map((texts) => texts.map((text, at) => ({ id: `${name}_${at}`, text })));

const inputs: { readonly [K in Input['kind']]: fc.Arbitrary<Extract<Input, { kind: K }>> } = {
  'choose-one': fc.record({ kind: fc.constant('choose-one'), options: things('opt', 2) }),
  'choose-many': fc.record({
    kind: fc.constant('choose-many'),
    select: fc.integer({ min: 2, max: 3 }),
    options: things('opt', 4),
  }),
  order: fc.record({ kind: fc.constant('order'), items: things('opt', 2) }),
  match: fc.record({
    kind: fc.constant('match'),
    prompts: things('prompt', 2),
    choices: things('choice', 2),
  }),
  text: fc.record({ kind: fc.constant('text'), maxLength: fc.integer({ min: 1, max: 200 }) }),
  recall: fc.record({ kind: fc.constant('recall') }),
};
const input = fc.oneof(...Object.values(inputs)) as fc.Arbitrary<Input>;

/** Anything, and much that is nearly right. */
const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 260 }),
  fc.string({ unit: fc.constantFrom(...'0123456789 ,>-gus'), maxLength: 20 }),
  fc.constantFrom('', 'q', 'z', '?', 'g', 'good', '"q"', '\u0000', '__proto__', '1e3', '１'),
  fc.shuffledSubarray([1, 2, 3, 4, 5, 6]).map((numbers) => numbers.join('')),
);

/** Every step and the answer, if the lines lead to one. */
function type(asking: Asking, lines: readonly string[]): Response | null {
  let now = asking;
  for (const one of lines) {
    const said = understand(now, one);
    if (said.kind !== 'read') continue;
    if (said.reading.kind === 'answer') return said.reading.response;
    if (said.reading.kind !== 'unclear') now = said.reading.asking;
  }
  return null;
}

/** What the API would refuse of a response. */
function faults(shown: Input, response: Response): string[] {
  const found = Response.safeParse(response).success ? [] : ['shape'];
  const ids = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id));
  const check = (given: readonly string[], known: Set<string>, count: number) => {
    if (!given.every((id) => known.has(id))) found.push('unknown id');
    if (new Set(given).size !== given.length) found.push('twice');
    if (given.length !== count) found.push('count');
  };
  if (shown.kind === 'choose-one' && 'choice' in response)
    check([response.choice], ids(shown.options), 1);
  else if (shown.kind === 'choose-many' && 'choices' in response)
    check(response.choices, ids(shown.options), shown.select);
  else if (shown.kind === 'order' && 'order' in response)
    check(response.order, ids(shown.items), shown.items.length);
  else if (shown.kind === 'match' && 'pairs' in response) {
    check(Object.keys(response.pairs), ids(shown.prompts), shown.prompts.length);
    const choices = ids(shown.choices);
    if (!Object.values(response.pairs).every((id) => choices.has(id))) found.push('unknown id');
  } else if (shown.kind === 'text' && 'text' in response) {
    const { text } = response;
    if (text.length > shown.maxLength || !text.isWellFormed() || /\p{Cc}/u.test(text))
      found.push('text');
  } else if (!(shown.kind === 'recall' && 'rating' in response)) found.push('another kind');
  return found;
}

test('any lines at any input never throw, and only legal responses come out', () => {
  fc.assert(
    fc.property(input, fc.array(line, { maxLength: 20 }), (shown, lines) => {
      expect(Input.safeParse(shown).success).toBe(true);
      const response = type(kindOf(shown).begin(shown), lines);
      if (response) expect(faults(shown, response)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('reading is a function: asking again gives the same, and the step back leads where it came from', () => {
  fc.assert(
    fc.property(inputs.match, fc.nat(), (shown, seed) => {
      const first = kindOf(shown).begin(shown);
      const number = String((seed % shown.choices.length) + 1);
      const reading = first.read(number);
      expect(first.read(number)).toMatchObject({ kind: reading.kind });
      if (reading.kind === 'more') expect(reading.asking.back).toBe(first);
    }),
  );
});

const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `o${at + 1}`, text: `t${at + 1}` }));

describe('what is typed and what it means', () => {
  const one: Input = { kind: 'choose-one', options: options(4) };
  const long: Input = { kind: 'choose-one', options: options(12) };
  const many: Input = { kind: 'choose-many', select: 2, options: options(5) };
  const order: Input = { kind: 'order', items: options(4) };
  const text: Input = { kind: 'text', maxLength: 10 };
  const recall: Input = { kind: 'recall' };
  const match: Input = { kind: 'match', prompts: options(2), choices: options(3) };

  test.each<[Input, string[], Response]>([
    [one, ['2'], { choice: 'o2' }],
    [one, [' 3 s'], { choice: 'o3' }],
    [long, ['12'], { choice: 'o12' }],
    [many, ['13'], { choices: ['o1', 'o3'] }],
    [many, ['s 3, 1'], { choices: ['o3', 'o1'] }],
    [order, ['3124'], { order: ['o3', 'o1', 'o2', 'o4'] }],
    [order, ['3 > 1 > 2 > 4'], { order: ['o3', 'o1', 'o2', 'o4'] }],
    [match, ['2', '2'], { pairs: { o1: 'o2', o2: 'o2' } }],
    [match, ['31'], { pairs: { o1: 'o3', o2: 'o1' } }],
    [text, ['  RAG '], { text: 'RAG' }],
    [text, ['"q"'], { text: 'q' }],
    [text, ['"RAG"'], { text: '"RAG"' }],
    [text, ['sure thing'], { text: 'sure thing' }],
    [recall, ['', '3'], { rating: 'good' }],
    [recall, ['', 'g'], { rating: 'good' }],
    [recall, ['', 'Again'], { rating: 'again' }],
  ])('%j typed %j', (shown, lines, response) => {
    expect(type(kindOf(shown).begin(shown), lines)).toEqual(response);
  });

  test.each<[Input, string]>([
    [one, '5'],
    [one, '12'],
    [one, '１'],
    [one, '-1'],
    [long, '13'],
    [many, '1'],
    [many, '11'],
    [many, '123'],
    [order, '123'],
    [order, '1123'],
    [match, '123'],
    [text, ''],
    [text, 'eleven char'],
    [text, 'sure sure s'],
    [text, 'a\u0007b'],
    [recall, '3'],
  ])('%j refuses %j in words', (shown, typed) => {
    const said = understand(kindOf(shown).begin(shown), typed);
    expect(said).toMatchObject({ kind: 'read', reading: { kind: 'unclear' } });
    expect(said.kind === 'read' && said.reading.kind === 'unclear' && said.reading.why).toMatch(
      /\.$/,
    );
  });

  test('one letter is a command or a confidence, in a text too, but not where it rates', () => {
    for (const shown of [one, many, order, match, text, recall]) {
      const asking = kindOf(shown).begin(shown);
      expect(understand(asking, ' Q ')).toEqual({ kind: 'command', command: 'quit' });
      expect(understand(asking, 'z')).toEqual({ kind: 'command', command: 'undo' });
      expect(understand(asking, '?')).toEqual({ kind: 'command', command: 'help' });
      expect(understand(asking, 'U')).toEqual({ kind: 'confidence', confidence: 'unsure' });
    }
  });

  test('a key is enough where it says everything', () => {
    const complete = (shown: Input, typed: string) => kindOf(shown).begin(shown).complete(typed);
    expect([complete(one, '1'), complete(long, '1'), complete(many, '1')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([complete(match, '1'), complete(text, 'q'), complete(recall, 'q')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
