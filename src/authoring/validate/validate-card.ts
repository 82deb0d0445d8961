// Plain values of a card, or of a question outside a card → typed drafts, or problems. Each question stands for itself.
import { z } from 'zod';
import type { Problem } from '#core/base/problem.ts';
import { type CardHead, cardFields, looseFields } from '#core/question/card.ts';
import {
  QuestionContent,
  questionType,
  questionTypes,
} from '#core/question/question-types/index.ts';
import type { CardDraft, QuestionDraft } from '../draft.ts';
import { nearest } from '../words/nearest.ts';
import { isGroup, listIn, textAt } from '../yaml/plain.ts';
import type { Path, YamlDocument } from '../yaml/yaml-node.ts';
import { lengthProblems, shortened } from './limits.ts';
import { type Part, schemaProblems } from './schema-problem.ts';

/** Length of a title that is cut from the stem of a question outside a card. */
const MAX_TITLE = 120;

/** A card as written; its questions are validated one by one. */
const WrittenCard = z.strictObject({
  ...cardFields,
  questions: z.array(z.unknown()).min(1, 'a card needs at least one question'),
});
const LooseHead = z.strictObject(looseFields);
const looseNames: ReadonlySet<string> = new Set(Object.keys(looseFields));

export type Report = (problems: readonly Problem[]) => void;

/** The typed value, or null and the problems reported. `beside` are fields that belong there by another schema. */
export function validated<S extends z.ZodType>(
  part: Part,
  schema: S,
  report: Report,
  beside: Iterable<string> = [],
): z.infer<S> | null {
  const result = schema.safeParse(part.input);
  if (result.success) return result.data;
  report(schemaProblems(part, { schema, beside: [...beside] }, result.error.issues));
  return null;
}

function pick(input: object, keep: (field: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([field]) => keep(field)));
}

function partOf(document: YamlDocument, path: Path, input: unknown, outer: string | null): Part {
  return { document, path, input, id: textAt(input, 'id') ?? outer };
}

/** True, and the problems reported, where something is too long to be validated. */
function isTooLong(part: Part, report: Report): boolean {
  const problems = lengthProblems(part, ['questions']);
  report(problems);
  return problems.length > 0;
}

function validateQuestion(part: Part, report: Report, beside: Iterable<string>): QuestionDraft {
  if (isTooLong(part, report)) return { ...part, input: shortened(part.input), value: null };
  const value = validated(part, QuestionContent, report, beside);
  const type = textAt(part.input, 'type');
  if (value === null && type !== null && isGroup(part.input)) {
    // A misspelt type would hide what else is wrong: the question is checked as what was meant, too.
    const meant = nearest(type, Object.keys(questionTypes));
    if (meant !== null && meant !== type) {
      validated(
        { ...part, input: { ...part.input, type: meant } },
        QuestionContent,
        report,
        beside,
      );
    }
  }
  return { ...part, value };
}

export function validateCard(
  document: YamlDocument,
  path: Path,
  input: unknown,
  report: Report,
): CardDraft {
  const part = partOf(document, path, input, null);
  const tooLong = isTooLong(part, report);
  const card = tooLong ? null : validated(part, WrittenCard, report);
  const questions = listIn(input, 'questions').map((question, at) =>
    validateQuestion(partOf(document, [...path, 'questions', at], question, part.id), report, []),
  );
  const known = tooLong ? shortened(input) : input;
  if (!card) return { ...part, input: known, head: null, questions, loose: false };
  const { questions: _written, ...head } = card;
  return { ...part, head, questions, loose: false };
}

/** What the question asks, in one line. */
function titleOf(content: QuestionContent): string {
  const { stem } = questionType(content.type).stem(content, 0);
  const line = stem.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_TITLE ? line : `${line.slice(0, line.lastIndexOf(' ', MAX_TITLE))} …`;
}

/** A question outside a card becomes a card of its own: same id, and its title unless the author gives one. */
export function validateLooseQuestion(
  document: YamlDocument,
  path: Path,
  input: unknown,
  report: Report,
): CardDraft {
  const part = partOf(document, path, input, null);
  if (isTooLong(part, report)) {
    const known = { ...part, input: shortened(input) };
    return { ...known, head: null, questions: [{ ...known, value: null }], loose: true };
  }
  const own = isGroup(input) ? pick(input, (field) => !looseNames.has(field)) : input;
  const question = validateQuestion({ ...part, input: own }, report, looseNames);
  const fields = isGroup(input) ? pick(input, (field) => looseNames.has(field)) : null;
  const loose = fields && validated({ ...part, input: fields }, LooseHead, report);
  const content = question.value;
  let head: CardHead | null = null;
  if (loose && content) head = { ...loose, id: content.id, title: loose.title ?? titleOf(content) };
  return { ...part, head, questions: [question], loose: true };
}
