// Ids that stand for two things: of cards, questions, aliases, objectives and exam domains.
import type { Place, Problem } from '#core/base/problem.ts';
import type { BankDraft, QuestionDraft } from './draft.ts';
import type { Part } from './validate/schema-problem.ts';
import { listIn, namesIn, textAt, valueAt } from './yaml/plain.ts';
import { type Path, placeOf } from './yaml/yaml-node.ts';

/** An id as it is written; its place is looked up for the few that are reported. */
type Named = {
  readonly id: string;
  readonly owner: object;
  readonly part: Part;
  readonly below: Path;
};

function named(part: Part, owner: object, ...below: Path): Named[] {
  const id = textAt(part.input, ...below);
  return id === null ? [] : [{ id, owner, part, below }];
}

function placed({ part, below }: Named): Place {
  return placeOf(part.document, [...part.path, ...below]);
}

function at({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

function duplicate(name: Named, message: string): Problem {
  return { ...placed(name), level: 'error', rule: 'duplicate', message, id: name.id };
}

/** The question itself and the parts of a case. */
function namesOf(question: QuestionDraft): Named[] {
  const parts = listIn(question.input, 'parts');
  return [
    ...named(question, question, 'id'),
    // The parts of one case share an owner: its own schema tells them apart.
    ...parts.flatMap((_, part) => named(question, parts, 'parts', part, 'id')),
  ];
}

function aliasesOf(question: QuestionDraft): Named[] {
  const below = (...path: Path): Named[] => {
    return listIn(valueAt(question.input, path), 'aliases').flatMap((_, alias) =>
      named(question, question, ...path, 'aliases', alias),
    );
  };
  const parts = listIn(question.input, 'parts');
  return [...below(), ...parts.flatMap((_, part) => below('parts', part))];
}

/** Reports each name that an earlier one took; `known` gathers the first of each. */
function repeated(names: readonly Named[], what: string, known: Map<string, Named>): Problem[] {
  return names.flatMap((name) => {
    const first = known.get(name.id);
    if (!first) known.set(name.id, name);
    if (!first || first.owner === name.owner) return [];
    const message = `\`${name.id}\` is already the id of the ${what} at ${at(placed(first))}: choose another id`;
    return [duplicate(name, message)];
  });
}

function repeatedAliases(
  questions: readonly QuestionDraft[],
  live: ReadonlyMap<string, Named>,
): Problem[] {
  const aliases = new Map<string, Named>();
  return questions.flatMap(aliasesOf).flatMap((alias) => {
    const taken = live.get(alias.id);
    if (taken) {
      const message = `the alias \`${alias.id}\` is the id that is in use at ${at(placed(taken))}: delete the alias`;
      return [duplicate(alias, message)];
    }
    const first = aliases.get(alias.id);
    if (!first) aliases.set(alias.id, alias);
    if (!first) return [];
    return [
      duplicate(
        alias,
        `\`${alias.id}\` is already an alias at ${at(placed(first))}: keep one of them`,
      ),
    ];
  });
}

function repeatedInBank(bank: Part): Problem[] {
  const ids = (...list: Path): Named[] => {
    const entries = valueAt(bank.input, list);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((_, index) => named(bank, {}, ...list, index, 'id'));
  };
  const exams = namesIn(bank.input, 'exams');
  const { id } = bank;
  return [
    ...repeated(ids('objectives'), 'objective', new Map()),
    ...exams.flatMap((exam) => repeated(ids('exams', exam, 'domains'), 'domain', new Map())),
  ].map((problem) => ({ ...problem, id }));
}

/** Every id and alias of a bank that is not its own, at its second place and naming the first. */
export function duplicateProblems({ bank, cards }: BankDraft): Problem[] {
  const questions = cards.flatMap((card) => card.questions);
  const questionNames = new Map<string, Named>();
  const cardNames = new Map<string, Named>();
  const ofQuestions = repeated(questions.flatMap(namesOf), 'question', questionNames);
  const reported = new Set(ofQuestions.map(at));
  const ofCards = repeated(
    cards.flatMap((card) => named(card, card, 'id')),
    'card',
    cardNames,
  );
  return [
    ...ofQuestions,
    // A question outside a card would be reported twice: as a question and as a card.
    ...ofCards.filter((problem) => !reported.has(at(problem))),
    ...repeatedAliases(questions, new Map([...cardNames, ...questionNames])),
    ...(bank ? repeatedInBank(bank) : []),
  ];
}
