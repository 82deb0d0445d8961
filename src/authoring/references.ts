// Names that one part of a bank uses for another: topics, exams, objectives, sources and cards.
import type { Problem } from '#core/base/problem.ts';
import type { BankDraft, CardDraft } from './draft.ts';
import { idAt, type Part } from './validate/schema-problem.ts';
import { createAdvice } from './words/nearest.ts';
import { listIn, namesIn, textAt, valueAt } from './yaml/plain.ts';
import { type Path, placeOf } from './yaml/yaml-node.ts';

type Target = 'topic' | 'exam' | 'objective' | 'source' | 'card';
type Reference = {
  readonly part: Part;
  readonly below: Path;
  readonly to: Target;
  readonly name: string;
};

function reference(part: Part, to: Target, ...below: Path): Reference[] {
  const name = textAt(part.input, ...below);
  // An empty name is one that is still to be written: its schema says so.
  return name === null || name === '' ? [] : [{ part, below, to, name }];
}

function references(part: Part, to: Target, list: string, ...field: Path): Reference[] {
  return listIn(part.input, list).flatMap((_, at) => reference(part, to, list, at, ...field));
}

/** Every field `trap` within a question, whatever its type: the path and the card that it names. */
export function trapsIn(input: unknown): { readonly path: Path; readonly card: string }[] {
  const found: { path: Path; card: string }[] = [];
  const path: (string | number)[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const isList = Array.isArray(value);
    for (const [step, inner] of Object.entries(value)) {
      if (step === 'trap' && typeof inner === 'string' && inner !== '')
        found.push({ path: [...path, step], card: inner });
      else if (typeof inner === 'object') {
        path.push(isList ? Number(step) : step);
        look(inner);
        path.pop();
      }
    }
  };
  look(input);
  return found;
}

/** The topics that the domains of the exams are drawn from. */
function ofDomains(bank: Part): Reference[] {
  return namesIn(bank.input, 'exams').flatMap((exam) =>
    listIn(valueAt(bank.input, ['exams', exam]), 'domains').flatMap((domain, at) =>
      listIn(domain, 'topics').flatMap((_, place) =>
        reference(bank, 'topic', 'exams', exam, 'domains', at, 'topics', place),
      ),
    ),
  );
}

function ofCard(card: CardDraft): Reference[] {
  return [
    ...reference(card, 'topic', 'topic'),
    ...references(card, 'exam', 'exams'),
    ...references(card, 'objective', 'objectives'),
    ...references(card, 'card', 'confusable'),
    // The sources of a question outside a card are its own.
    ...(card.loose ? [] : references(card, 'source', 'sources', 'source')),
    ...card.questions.flatMap((question) => [
      ...references(question, 'source', 'sources', 'source'),
      ...trapsIn(question.input).map(
        ({ path, card: name }): Reference => ({ part: question, below: path, to: 'card', name }),
      ),
    ]),
  ];
}

/** What may be named; null where nobody knows, because a file is missing or cannot be read. */
function declared(
  { bank, cards, complete }: BankDraft,
  others: readonly string[] | null,
): Record<Target, ReadonlySet<string> | null> {
  const objectives = listIn(bank?.input, 'objectives').flatMap((one) => textAt(one, 'id') ?? []);
  const names = (field: string) => new Set(namesIn(bank?.input, field));
  return {
    // Without the field, its schema has said so.
    topic: bank && valueAt(bank.input, ['topics']) !== undefined ? names('topics') : null,
    exam: bank && names('exams'),
    source: bank && names('sources'),
    objective: bank && new Set(objectives),
    card:
      complete || others
        ? new Set([...cards.flatMap(({ id }) => id ?? []), ...(others ?? [])])
        : null,
  };
}

function problemAt({ part, below }: Reference, message: string): Problem {
  const place = placeOf(part.document, [...part.path, ...below]);
  return { ...place, level: 'error', rule: 'reference', message, id: idAt(part, below) };
}

/** Id of a question → id of the card that holds it. */
function cardsByQuestion(cards: readonly CardDraft[]): ReadonlyMap<string, string> {
  return new Map(
    cards.flatMap(({ id, questions }) =>
      questions.flatMap((question): [string, string][] =>
        id === null || question.id === null ? [] : [[question.id, id]],
      ),
    ),
  );
}

/**
 * Each name that nothing in the bank has, and each card that is confusable with itself. `others` are the cards of a bank
 * of which the draft is only a part; null when it is no part, or nobody knows them.
 */
export function referenceProblems(
  draft: BankDraft,
  others: readonly string[] | null = null,
): Problem[] {
  const { bank, cards } = draft;
  const known = declared(draft, others);
  const remedies = new Map<string, string>();
  const advice = createAdvice();
  const remedy = (to: Target, name: string, names: ReadonlySet<string>): string => {
    const key = `${to} ${name}`;
    const known = remedies.get(key);
    if (known !== undefined) return known;
    const missing =
      to === 'card'
        ? 'no card of this bank has this id, so name another or write it'
        : `bank.yaml declares no such ${to}, so name another or declare it there`;
    const said = advice(name, names, missing);
    remedies.set(key, said);
    return said;
  };
  const owners = cardsByQuestion(cards);
  const inBank = bank
    ? [...references(bank, 'source', 'objectives', 'source'), ...ofDomains(bank)]
    : [];
  return [...inBank, ...cards.flatMap(ofCard)].flatMap((one) => {
    const { part, to, name, below } = one;
    if (below[0] === 'confusable' && name === part.id) {
      return [problemAt(one, `the card \`${name}\` is confusable with itself: delete this entry`)];
    }
    const names = known[to];
    if (!names || names.has(name)) return [];
    const owner = to === 'card' ? owners.get(name) : undefined;
    if (owner !== undefined) {
      return [
        problemAt(one, `unknown card \`${name}\`, which is a question: name its card \`${owner}\``),
      ];
    }
    return [problemAt(one, `unknown ${to} \`${name}\`${remedy(to, name, names)}`)];
  });
}
