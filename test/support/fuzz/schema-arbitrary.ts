// JSON Schema → fast-check: bodies and parameters that fit what the OpenAPI document says.
import fc from 'fast-check';
import type { PresentationView } from '#api/views/presentation.ts';
import type { Document, Schema } from '../openapi.ts';

/** What earlier replies brought to light, by kind (`ses`, `prs`, `open`, `ans`, `cursor`); `n` chooses, 0–999. */
export type Finds = {
  pick(what: string, n: number): string | undefined;
  presentation(id: string): PresentationView | undefined;
};

/** The request that is being made: its finds, and the presentation that its path names. */
export type Context = { readonly finds: Finds; presentation?: string };

/** A value that is known only when the request is made. */
export type Make<T = unknown> = (context: Context) => T;

export type Hints = Readonly<Record<string, fc.Arbitrary<Make>>>;

const constant = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Make> =>
  arbitrary.map((value) => () => value);

function textArbitrary({ pattern, format, minLength = 0, maxLength = 40 }: Schema) {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: 'small' });
  const date = fc.date({
    noInvalidDate: true,
    min: new Date('2020-01-01'),
    max: new Date('2040-01-01'),
  });
  if (format === 'date') return date.map((at) => at.toISOString().slice(0, 10));
  if (format === 'date-time') return date.map((at) => at.toISOString());
  return fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 40) });
}

/** Values that fit the schema; `hints` know better for members of that name. */
export function arbitraryOf(schema: Schema, document: Document, hints: Hints): fc.Arbitrary<Make> {
  const inner = (one: Schema) => arbitraryOf(one, document, hints);
  if (schema.$ref !== undefined) {
    const named = document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (!named) throw new Error(`no schema ${schema.$ref}`);
    return inner(named);
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(inner));
  if (schema.enum) return constant(fc.constantFrom(...schema.enum));
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (types.length > 1) {
    return fc.oneof(...types.map((type) => inner({ ...schema, type })));
  }
  const { minimum = -1000, maximum = 1000 } = schema;
  switch (types[0]) {
    case 'null':
      return fc.constant(() => null);
    case 'boolean':
      return constant(fc.boolean());
    case 'integer':
      return constant(fc.integer({ min: minimum, max: maximum }));
    case 'number':
      return constant(fc.double({ min: minimum, max: maximum, noNaN: true }));
    case 'string':
      return constant(textArbitrary(schema));
    case 'array': {
      const { minItems = 0, maxItems = 4, items = {} } = schema;
      const lengths = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) };
      return fc
        .array(inner(items), lengths)
        .map((makes) => (context: Context) => makes.map((make) => make(context)));
    }
    case 'object':
      return objectArbitrary(schema, document, hints);
    default:
      throw new Error(`no arbitrary for ${JSON.stringify(schema)}`);
  }
}

function objectArbitrary(schema: Schema, document: Document, hints: Hints): fc.Arbitrary<Make> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === 'object' && Object.keys(properties).length === 0) {
    const value = arbitraryOf(additionalProperties, document, hints);
    return fc
      .dictionary(fc.string({ maxLength: 12 }), value, { maxKeys: 3, noNullPrototype: true })
      .map((makes) => (context: Context) => made(makes, context));
  }
  const members = Object.entries(properties).map(
    ([name, one]) => [name, hints[name] ?? arbitraryOf(one, document, hints)] as const,
  );
  // One optional member in four, since many together seldom make sense.
  const chosen = members.map(([name, make]) => {
    const present = fc.nat(3).map((chance) => required.includes(name) || chance === 0);
    return fc.tuple(fc.constant(name), present, make);
  });
  return fc.tuple(...chosen).map((list) => {
    const present = list.filter(([, isPresent]) => isPresent);
    const makes = Object.fromEntries(present.map(([name, , make]) => [name, make]));
    return (context: Context) => made(makes, context);
  });
}

function made(makes: Readonly<Record<string, Make>>, context: Context): unknown {
  return Object.fromEntries(Object.entries(makes).map(([name, make]) => [name, make(context)]));
}
