// The field names that a schema knows at a place of its input, for "did you mean".
import { z } from 'zod';
import { valueAt } from '../yaml/plain.ts';

function inner(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap();
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return schema.unwrap();
  if (schema instanceof z.ZodPipe) return schema.in;
  if (schema instanceof z.ZodLazy) return schema.unwrap();
  return null;
}

/** Names of the fields that may stand in the object at `path`; of all members of a union that fit its discriminator. */
export function fieldsAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  input: unknown,
): readonly string[] {
  const wrapped = inner(schema);
  if (wrapped) return fieldsAt(wrapped, path, input);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const kind = valueAt(input, [discriminator]);
    const fits = schema.options.filter((option) => {
      const field = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
      return !(field instanceof z.ZodLiteral) || field.values.has(kind as string);
    });
    return fits.flatMap((option) => fieldsAt(option, path, input));
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => fieldsAt(option, path, input));
  }
  const [step, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    if (step === undefined) return Object.keys(schema.shape);
    const field: unknown = schema.shape[String(step)];
    return field instanceof z.core.$ZodType ? fieldsAt(field, rest, valueAt(input, [step])) : [];
  }
  if (step === undefined) return [];
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest, valueAt(input, [step]));
  if (schema instanceof z.ZodRecord)
    return fieldsAt(schema.valueType, rest, valueAt(input, [step]));
  return [];
}
