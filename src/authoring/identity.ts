// What a question says of its own past, `edit` and `replaces`: where that contradicts the rest of its file.
import type { Problem } from '#core/base/problem.ts';
import type { BankDraft, QuestionDraft } from './draft.ts';
import { listIn, textAt, valueAt } from './yaml/plain.ts';
import { type Path, placeOf } from './yaml/yaml-node.ts';

function wrong({ document, path, id }: QuestionDraft, below: Path, message: string): Problem {
  const place = placeOf(document, [...path, ...below], 'key');
  return { ...place, level: 'error', rule: 'identity', message, id };
}

function ofParts(question: QuestionDraft): Problem[] {
  return listIn(question.input, 'parts').flatMap((part, at) =>
    ['edit', 'replaces'].flatMap((field) =>
      valueAt(part, [field]) === undefined
        ? []
        : wrong(question, ['parts', at, field], `write \`${field}\` at the case, not at a part`),
    ),
  );
}

/** Each `replaces` and `edit` that cannot be meant. What is stored is compared when the bank is loaded. */
export function identityProblems({ cards }: BankDraft): Problem[] {
  const questions = cards.flatMap((card) => card.questions);
  const ids = new Set(questions.flatMap(({ id }) => id ?? []));
  const aliases = new Set(questions.flatMap(({ input }) => listIn(input, 'aliases')));
  return questions.flatMap((question) => {
    const problems = ofParts(question);
    const old = textAt(question.input, 'replaces');
    if (old === null) return problems;
    const say = (message: string) => problems.push(wrong(question, ['replaces'], message));
    if (old !== question.id && ids.has(old)) {
      say(`\`${old}\` is still in the files: delete that question, or this \`replaces\``);
    }
    if (aliases.has(old)) {
      say(
        `\`${old}\` is an alias too, which goes on with its history: keep \`aliases\` or \`replaces\``,
      );
    }
    if (valueAt(question.input, ['edit']) !== undefined) {
      say('another question is no edit of this one: keep `edit` or `replaces`');
    }
    return problems;
  });
}
