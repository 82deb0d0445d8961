// The registry of question types: a new type is one line here.
import { z } from 'zod';
import type { QuestionType } from '../question-type.ts';
import { createCase } from './case.ts';
import { matching } from './matching.ts';
import { multiple } from './multiple.ts';
import { ordering } from './ordering.ts';
import { recall } from './recall.ts';
import { short } from './short.ts';
import { single } from './single.ts';

/** Types whose questions can stand alone and can be parts of a case. */
const partTypes = { single, multiple, ordering, matching, short, recall };

function contentOf<
  T extends Readonly<Record<string, { readonly schema: z.core.$ZodTypeDiscriminable }>>,
>(types: T) {
  const schemas: T[keyof T]['schema'][] = Object.values(types).map(({ schema }) => schema);
  const [first, ...others] = schemas;
  if (!first) throw new Error('a registry without types');
  return z.discriminatedUnion('type', [first, ...others], {
    error: `write one of these as type: ${Object.keys(types).join(', ')}`,
  });
}

/** A part of a case as its author writes it. */
export const PartContent = contentOf(partTypes);
export type PartContent = z.infer<typeof PartContent>;

export const questionTypes = {
  ...partTypes,
  case: createCase((kind) => partTypes[kind], PartContent),
} satisfies Readonly<Record<string, QuestionType<unknown>>>;

export type QuestionKind = keyof typeof questionTypes;

export function isQuestionKind(name: string): name is QuestionKind {
  return Object.hasOwn(questionTypes, name);
}

/**
 * The type of stored questions, for content that fits its schema: nothing is checked again, which is what `unknown`
 * stands for here (the methods of an interface take it). Throws for a kind that was never registered: that is a bug.
 */
export function questionType(kind: string): QuestionType<unknown> {
  if (!isQuestionKind(kind)) throw new Error(`there is no question type "${kind}"`);
  return questionTypes[kind];
}

/** A question as its author writes it, whatever its type. */
export const QuestionContent = contentOf(questionTypes);
export type QuestionContent = z.infer<typeof QuestionContent>;
