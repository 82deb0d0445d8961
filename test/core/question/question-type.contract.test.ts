// The promises that every question type keeps; a new type in the registry is examined without a word here.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import { Input, Response } from '#core/question/input.ts';
import { createLayout } from '#core/question/layout.ts';
import type { Answered, QuestionExample, QuestionType } from '#core/question/question-type.ts';
import { QuestionContent, questionTypes } from '#core/question/question-types/index.ts';
import { layoutFor } from '../../support/layouts.ts';

type Json = string | number | boolean | null | Json[] | { [field: string]: Json };

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const presentations = fc.string({ minLength: 1, maxLength: 30 });
const answers: fc.Arbitrary<Answered> = fc.oneof(
  fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 7 }),
  fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 7 }),
  fc.constantFrom('again', 'good', 'RAG', '__proto__'),
  fc.string({ unit: 'binary' }),
);

/** Every text within a value but the names of types, which are no secret. */
function texts(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(texts);
  return Object.entries(value).flatMap(([field, inner]) => (field === 'type' ? [] : texts(inner)));
}

/** Choices have no order of their own. */
function canonical(response: Response): Response {
  return 'choices' in response ? { choices: response.choices.toSorted() } : response;
}

function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function asked(type: QuestionType<unknown>, example: QuestionExample<unknown>) {
  const question = bindQuestion({ type: type.kind, content: example.content });
  const part = example.part ?? 0;
  return { question, part, slots: question.slots(part) };
}

describe.each(Object.entries(questionTypes))('a question of type %s', (name, registered) => {
  const type: QuestionType<unknown> = registered;
  const { examples } = type;

  it('is registered under its own name', () => {
    expect(type.kind).toBe(name);
  });

  it('has a skeleton that is refused at every empty place, and fits once all are written', () => {
    const empty: string[] = [];
    const write = (value: unknown, path: string): unknown => {
      if (value === '') empty.push(path);
      if (value === '')
        return /\/(id|trap)$/.test(path) ? `x-${empty.length}` : `${empty.length} x`;
      if (Array.isArray(value)) return value.map((one, at) => write(one, `${path}/${at}`));
      if (typeof value !== 'object' || value === null) return value;
      const fields = Object.entries(value);
      return Object.fromEntries(
        fields.map(([field, one]) => [field, write(one, `${path}/${field}`)]),
      );
    };
    const skeleton = { id: 'x', type: name, level: 2, ...type.skeleton };
    const written = write(skeleton, '');
    expect(type.schema.safeParse(written).error?.issues).toBeUndefined();
    const issues = type.schema.safeParse(skeleton).error?.issues ?? [];
    const refused = issues.map(({ path }) => `/${path.join('/')}`);
    expect(empty.filter((path) => !refused.includes(path))).toEqual([]);
  });

  it('has examples that are right and examples that are wrong, three at least', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
    expect(new Set(examples.map(({ correct }) => correct))).toEqual(new Set([true, false]));
  });

  it('has a partly right example where it knows parts', () => {
    const shares = examples.map(
      (example) => type.grade(example.content, example.part ?? 0, example.answered).partial,
    );
    const known = shares.filter((share) => share !== null);
    if (known.length > 0) expect(known.some((share) => share > 0 && share < 1)).toBe(true);
  });

  it('grades its examples as they say', () => {
    for (const example of examples) {
      const { question, part } = asked(type, example);
      const outcome = question.grade(part, example.answered);
      expect(outcome.correct).toBe(example.correct);
      expect(outcome.score).toBe(example.correct ? 1 : 0);
      if (example.partial === null) expect(outcome.partial).toBeNull();
      else if (example.partial !== undefined) expect(outcome.partial).toBeCloseTo(example.partial);
      if (example.trap !== undefined) expect(outcome.trap).toBe(example.trap);
    }
  });

  it('keeps its content through JSON and its schema, alone and among all types', () => {
    for (const { content } of examples) {
      const stored: unknown = JSON.parse(JSON.stringify(content));
      expect(type.schema.parse(stored)).toEqual(content);
      expect(QuestionContent.parse(stored)).toEqual(content);
    }
  });

  it('refuses a field that nobody knows', () => {
    for (const { content } of examples) {
      const result = type.schema.safeParse({ ...(content as object), hint: 'look left' });
      expect(result.error?.issues.map(({ code }) => code)).toEqual(['unrecognized_keys']);
    }
  });

  it('shows nothing that tells the key', () => {
    for (const example of examples) {
      const { question, part, slots } = asked(type, example);
      const { stem, caseText } = question.stem(part);
      const open = new Set([stem, caseText, ...slots.map(({ text }) => text)]);
      const hidden = texts(example.content as Json).filter((text) => !open.has(text));
      const input = question.present(part, layoutFor(slots));
      // Strict schemas: an input with a field too many would not pass.
      expect(Input.parse(input)).toEqual(input);
      const leaks = (shown: unknown) =>
        hidden.filter((text) => JSON.stringify(shown).toLowerCase().includes(text.toLowerCase()));
      expect(leaks({ stem, caseText, input })).toEqual([]);
      // The control: whatever is hidden would be found.
      expect(hidden.length).toBeGreaterThan(1);
      for (const text of hidden) expect(leaks({ stem, input, hint: text })).toContain(text);
    }
  });

  it('shows every slot once, under an opaque id, in an order of the presentation', () => {
    for (const example of examples) {
      const { question, part, slots } = asked(type, example);
      const orders = Array.from({ length: 20 }, (_, at) => {
        const input = question.present(part, layoutFor(slots, `prs_${at}`));
        const views = Object.values(input).flatMap((value) => (Array.isArray(value) ? value : []));
        expect(views.map(({ text }) => text).toSorted()).toEqual(
          slots.map(({ text }) => text).toSorted(),
        );
        for (const { id } of views) expect(id).toMatch(/^opt_[\w-]{12}$/);
        return views.map(({ text }) => text).join('\n');
      });
      if (slots.length > 0) expect(new Set(orders).size).toBeGreaterThan(1);
    }
  });

  it('scores alike whatever the order and the ids', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), secrets, presentations, (example, secret, id) => {
        const { question, part, slots } = asked(type, example);
        const layout = createLayout(secret, id, 'revision', slots);
        const sent = question.written(part, example.answered, layout);
        expect(question.response(part).parse(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
        const read = question.read(part, sent, layout);
        expect(read).toEqual(example.answered);
        expect(question.grade(part, read).correct).toBe(example.correct);
      }),
    );
  });

  it('accepts its own key as right', () => {
    for (const example of examples) {
      const { question, part, slots } = asked(type, example);
      const layout = layoutFor(slots);
      const key = Response.safeParse(question.key(part, layout));
      if (question.present(part, layout).kind === 'recall') {
        expect(question.key(part, layout)).toEqual({
          answer: expect.any(String),
          points: expect.any(Array),
        });
      } else {
        const read = question.read(part, question.response(part).parse(key.data), layout);
        expect(question.grade(part, read)).toMatchObject({ correct: true, score: 1, trap: null });
      }
    }
  });

  it('writes a response as it was sent, but for the order of choices', () => {
    for (const example of examples) {
      const { question, part, slots } = asked(type, example);
      const layout = layoutFor(slots);
      const written = question.written(part, example.answered, layout);
      const sent = 'choices' in written ? { choices: written.choices.toReversed() } : written;
      const again = question.written(part, question.read(part, sent, layout), layout);
      expect(canonical(again)).toEqual(canonical(sent));
    }
  });

  it('refuses every id that the presentation did not show, with its place', () => {
    for (const example of examples) {
      const { question, part, slots } = asked(type, example);
      const layout = layoutFor(slots);
      const elsewhere = layoutFor(slots, 'prs_other');
      const written = JSON.stringify(question.written(part, example.answered, layout));
      for (const [id] of written.matchAll(/opt_[\w-]{12}/g)) {
        for (const foreign of ['opt_AAAAAAAAAAAA', '0', '', '__proto__', elsewhere.idOf(0)]) {
          const sent = JSON.parse(written.replace(id, foreign)) as Response;
          const error = refusal(() => question.read(part, sent, layout));
          expect(error.code).toBe('option-unknown');
          expect(error.errors[0]).toMatchObject({
            pointer: expect.stringMatching(/^#\/response\//),
          });
        }
      }
    }
  });

  it('refuses the same id twice, at the second', () => {
    for (const example of examples) {
      const { question, part, slots } = asked(type, example);
      const layout = layoutFor(slots);
      const written = Object.entries(question.written(part, example.answered, layout));
      for (const [field, ids] of written) {
        if (!Array.isArray(ids)) continue;
        const sent = { [field]: [...ids, ids[0]] } as Response;
        const error = refusal(() => question.read(part, sent, layout));
        expect(error.code).toBe('validation-failed');
        expect(error.errors).toMatchObject([
          { pointer: `#/response/${field}/${ids.length}`, code: 'duplicate' },
        ]);
      }
    }
  });

  it('refuses a response that belongs to another kind of input', () => {
    const responses: Response[] = [
      { choice: 'opt_AAAAAAAAAAAA' },
      { choices: ['opt_AAAAAAAAAAAA'] },
      { order: ['opt_AAAAAAAAAAAA'] },
      { pairs: { opt_AAAAAAAAAAAA: 'opt_BBBBBBBBBBBB' } },
      { text: 'opt' },
      { rating: 'good' },
    ];
    for (const example of examples) {
      const { question, part, slots } = asked(type, example);
      const foreign = responses.filter((sent) => !question.response(part).safeParse(sent).success);
      expect(foreign).toHaveLength(responses.length - 1);
      for (const sent of foreign) {
        const error = refusal(() => question.read(part, sent, layoutFor(slots)));
        expect(error.code).toBe('validation-failed');
        expect(error.errors[0]?.pointer).toBe('#/response');
      }
    }
  });

  it('grades and explains whatever was answered, the same at every call', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), answers, (example, answered) => {
        const { question, part } = asked(type, example);
        const outcome = question.grade(part, answered);
        expect(question.grade(part, answered)).toEqual(outcome);
        expect(outcome.score).toBe(outcome.correct ? 1 : 0);
        if (outcome.partial !== null) {
          expect(outcome.partial).toBeGreaterThanOrEqual(0);
          expect(outcome.partial).toBeLessThanOrEqual(1);
          if (outcome.correct) expect(outcome.partial).toBe(1);
        }
        if (outcome.correct) expect(outcome.trap).toBeNull();
        expect(question.explain(part, answered)).toEqual(question.explain(part, answered));
      }),
    );
  });

  it('explains each part with rows that agree with the grade', () => {
    for (const example of examples) {
      const { question, part } = asked(type, example);
      const rows = question.explain(part, example.answered);
      if (question.present(part, layoutFor(question.slots(part))).kind === 'recall') {
        expect(rows).toEqual([]);
        expect(question.explanation(part)).toBe('');
      } else {
        expect(rows.length).toBeGreaterThan(0);
        expect(question.explanation(part)).not.toBe('');
        if (!example.correct) {
          expect(rows.some(({ correct, chosen }) => correct !== chosen)).toBe(true);
        }
      }
    }
  });

  it('knows the chance of a blind guess', () => {
    for (const example of examples) {
      const { question, part } = asked(type, example);
      expect(question.guessChance(part)).toBeGreaterThanOrEqual(0);
      expect(question.guessChance(part)).toBeLessThanOrEqual(0.5);
    }
  });
});
