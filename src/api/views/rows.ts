// Long lists of a body: read row by row, and given up early where they do not fit.
import { z } from '@hono/zod-openapi';

/** Mistakes that are told of one list at most; without a limit, millions of wrong rows would make as many objects. */
const MOST_MISTAKES = 20;

type JsonSchema = Record<string, unknown>;

/** What is sent as the rows of a list, by the schema of the list as it is sent. */
const itemsOf = new WeakMap<object, JsonSchema>();

/** The JSON Schema of a row as it is sent. */
function sentSchema(row: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(row, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const items = itemsOf.get(zodSchema);
      if (items) jsonSchema.items = items;
      // The format says it, and its pattern is longer than all the rest.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
  return schema;
}

/** A list as `z.array` reads and writes it, which stops at the first twenty mistakes. */
export function rows<S extends z.ZodType>(row: S) {
  const sentRows = z.array(z.unknown());
  const items = sentSchema(row);
  itemsOf.set(sentRows, items);
  const list = z.codec(sentRows, z.array(z.custom<z.output<S>>()), {
    decode: (sent, context) => {
      const read: z.output<S>[] = [];
      let mistakes = 0;
      for (const [place, one] of sent.entries()) {
        const fit = z.safeDecode(row, one as z.input<S>);
        if (fit.success) {
          read.push(fit.data);
          continue;
        }
        for (const issue of fit.error.issues.slice(0, MOST_MISTAKES)) {
          context.issues.push({ ...issue, path: [place, ...issue.path], input: one } as never);
        }
        mistakes += fit.error.issues.length;
        if (mistakes >= MOST_MISTAKES) break;
      }
      return read;
    },
    encode: (kept) => kept.map((one) => z.encode(row, one)),
  });
  return list.openapi({ type: 'array', items }) as z.ZodType<z.output<S>[], z.input<S>[]>;
}
