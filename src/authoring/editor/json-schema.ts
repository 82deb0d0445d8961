// Changes to JSON Schemas that make editors speak clearly. Nothing here knows what a bank is.

export type JsonSchema = { [keyword: string]: unknown };

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function propertiesOf(schema: JsonSchema): JsonSchema {
  return isSchema(schema['properties']) ? schema['properties'] : {};
}

/** The field whose constant tells the branches apart, or null. */
function discriminatorOf(branches: readonly JsonSchema[]): string | null {
  const fields = branches.map((branch) =>
    Object.entries(propertiesOf(branch)).flatMap(([field, schema]) =>
      isSchema(schema) && 'const' in schema ? [field] : [],
    ),
  );
  return fields[0]?.find((field) => fields.every((own) => own.includes(field))) ?? null;
}

/** What all branches say alike of a field, so that it can be completed before the branch is known. */
function sharedFields(branches: readonly JsonSchema[]): JsonSchema {
  const [one, ...others] = branches.map(propertiesOf);
  return Object.fromEntries(
    Object.entries(one ?? {}).filter(([field, schema]) =>
      others.every((other) => JSON.stringify(other[field]) === JSON.stringify(schema)),
    ),
  );
}

/** The branch beside what is said of it already: fields of these names may stand there, without being described again. */
function without(branch: JsonSchema, said: Iterable<string>): JsonSchema {
  const known = Object.fromEntries([...said].map((field) => [field, true]));
  return { ...branch, properties: { ...propertiesOf(branch), ...known } };
}

function conditional(branches: readonly JsonSchema[], field: string): JsonSchema {
  const kinds = branches.map((branch) => propertiesOf(branch)[field] as JsonSchema);
  const shared = sharedFields(branches);
  return {
    type: 'object',
    properties: {
      ...shared,
      [field]: {
        enum: kinds.map((kind) => kind['const']),
        enumDescriptions: kinds.map((kind) => kind['description'] ?? ''),
      },
    },
    required: [field],
    allOf: branches.map((branch, at) => ({
      if: { properties: { [field]: { const: kinds[at]?.['const'] } }, required: [field] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        title: String(kinds[at]?.['const']),
        ...without(branch, [...Object.keys(shared), field]),
      },
    })),
  };
}

/**
 * The same schema with each union that a constant tells apart written as conditions on that constant. Of a `oneOf` an
 * editor reports the branch that it guesses, and every missing field of it, while the constant is not even written; of
 * conditions it asks for the constant first, and then speaks of that branch alone.
 */
export function byDiscriminator(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(byDiscriminator);
  if (!isSchema(schema)) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, byDiscriminator(value)]),
  );
  const { oneOf, ...rest } = inner;
  if (!Array.isArray(oneOf) || !oneOf.every(isSchema)) return inner;
  const field = discriminatorOf(oneOf);
  return field === null ? inner : { ...rest, ...conditional(oneOf, field) };
}
