// What makes a revision a new one: any change that a learner could see, and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionTypes } from '#core/question/question-types/index.ts';
import { createRevision, type Revision } from '#core/question/revision.ts';

type Json = string | number | boolean | null | Json[] | { [field: string]: Json };
type Fields = { [field: string]: Json };

const BOOKKEEPING = ['id', 'aliases', 'waive', 'sources', 'studyFormat', 'level'];
const contents = Object.values(questionTypes).map(({ examples }) => {
  const [example] = examples;
  return JSON.parse(JSON.stringify(example?.content)) as Fields;
});

function typeOf(content: Json): string {
  return String((content as { type: Json }).type);
}

function revision(content: Json, rest: Partial<Revision> = {}): Revision {
  return createRevision({ type: typeOf(content), content, sources: [], traps: {}, ...rest });
}

function mapped(value: Json, change: (fields: Fields) => Fields): Json {
  if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([field, one]): [string, Json] => [
    field,
    mapped(one, change),
  ]);
  return change(Object.fromEntries(inner));
}

/** Each version of a content in which one text, number or flag that a learner can see is another. */
function edits(value: Json): Json[] {
  if (typeof value === 'string')
    return [`${value} `, value.toUpperCase().replace(value, `${value}?`)];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1];
  if (value === null) return [];
  if (Array.isArray(value)) {
    const changed = value.flatMap((inner, at) => edits(inner).map((edit) => value.with(at, edit)));
    return [...changed, value.slice(1), value.length > 1 ? value.toReversed() : []];
  }
  return Object.entries(value).flatMap(([field, inner]) =>
    BOOKKEEPING.includes(field) ? [] : edits(inner).map((edit) => ({ ...value, [field]: edit })),
  );
}

describe.each(contents.map((content) => [typeOf(content), content] as const))(
  'a revision of a %s question',
  (_, content) => {
    const { hash } = revision(content);

    it('has the same hash whatever the ids, aliases and level, in parts of a case too', () => {
      const renamed = mapped(content, (fields) =>
        'type' in fields
          ? { ...fields, id: 'renamed', aliases: ['before'], level: 1, waive: { L05: 'no' } }
          : fields,
      );
      expect(renamed).not.toEqual(content);
      expect(revision(renamed).hash).toBe(hash);
    });

    it('has the same hash whatever the order of the fields', () => {
      const turned = mapped(content, (fields) =>
        Object.fromEntries(Object.entries(fields).toReversed()),
      );
      expect(JSON.stringify(turned)).not.toBe(JSON.stringify(content));
      expect(revision(turned).hash).toBe(hash);
    });

    it('has another hash after any edit of the wording, the key, the order or the explanation', () => {
      const edited = edits(content);
      expect(edited.length).toBeGreaterThan(4);
      const hashes = edited.map((edit) => revision(edit).hash);
      expect(hashes).not.toContain(hash);
    });

    it('keeps the content as it was written', () => {
      expect(revision(content).content).toEqual(content);
    });
  },
);

describe('the hash of a revision', () => {
  const content = contents[0] ?? {};
  const source = { title: 'Guide', section: null, asOf: '2026-11' };
  const trap = { title: 'Weights stay', misconception: 'They can be moved.' };

  it('covers its type, its sources and the traps that it names', () => {
    const hashes = [
      revision(content),
      revision(content, { type: 'other' }),
      revision(content, { sources: [source] }),
      revision(content, { sources: [{ ...source, asOf: '2026-12' }] }),
      revision(content, { traps: { weights: trap } }),
      revision(content, { traps: { weights: { ...trap, misconception: null } } }),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{32}$/);
  });

  it('does not depend on the order in which traps are listed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.constant(trap)), (traps) => {
        const turned = Object.fromEntries(Object.entries(traps).toReversed());
        expect(revision(content, { traps: turned }).hash).toBe(revision(content, { traps }).hash);
      }),
    );
  });
});
