// What an exam asks, as far as the banks know: its cards, and the groups (domains or topics) that its score is made of.
import type { Exam } from '../question/bank.ts';
import type { CardKey, Catalogue, CatalogueBank, CatalogueCard } from '../question/catalogue.ts';

/** Length of a form where no exam tells one. */
const USUAL_QUESTIONS = 50;

export type ScoreGroup = {
  readonly id: string;
  readonly title: string;
  /** Share of the exam, 0–1; all groups together make 1. */
  readonly weight: number;
  /** Cards in use. */
  readonly cards: number;
};

export type ExamScope = {
  /** Code of the exam; null for everything that the banks have. */
  readonly code: string | null;
  readonly cards: readonly CatalogueCard[];
  /** Question types that the exam has; null when nobody says. */
  readonly types: ReadonlySet<string> | null;
  /** Questions of one form that count for the score. */
  readonly questions: number;
  /** `domains` when the exam's domains name their topics; else the topics themselves, weighted by number of cards. */
  readonly basis: 'domains' | 'topics';
  readonly groups: readonly ScoreGroup[];
  /** Group of each card in scope that belongs to one. */
  readonly groupOf: ReadonlyMap<CardKey, string>;
};

type Declared = { readonly bank: string; readonly exam: Exam };

function declarations(banks: readonly CatalogueBank[], code: string): Declared[] {
  return banks.flatMap(({ bank }) => {
    const exam = Object.hasOwn(bank.exams ?? {}, code) ? bank.exams?.[code] : undefined;
    return exam ? [{ bank: bank.bank, exam }] : [];
  });
}

/** Each card's domain by the topics that its own bank gives the domains; the first domain that names a topic has it. */
function domainsOf(cards: readonly CatalogueCard[], declared: readonly Declared[]) {
  const known = new Set(declared[0]?.exam.domains.map(({ id }) => id));
  const byTopic = new Map<string, string>();
  for (const { bank, exam } of declared) {
    for (const { id, topics = [] } of exam.domains) {
      for (const topic of topics) {
        const place = `${bank} ${topic}`;
        if (known.has(id) && !byTopic.has(place)) byTopic.set(place, id);
      }
    }
  }
  return new Map(
    cards.flatMap(({ key, bank, topic }): [CardKey, string][] => {
      const domain = byTopic.get(`${bank} ${topic}`);
      return domain === undefined ? [] : [[key, domain]];
    }),
  );
}

function count(groupOf: ReadonlyMap<CardKey, string>, id: string): number {
  return [...groupOf.values()].filter((group) => group === id).length;
}

function byDomains(exam: Exam, groupOf: ReadonlyMap<CardKey, string>): ScoreGroup[] {
  const whole = exam.domains.reduce((sum, { weight }) => sum + weight, 0);
  return exam.domains.map(({ id, title, weight }) => ({
    id,
    title,
    weight: weight / whole,
    cards: count(groupOf, id),
  }));
}

function byTopics(banks: readonly CatalogueBank[], groupOf: ReadonlyMap<CardKey, string>) {
  const titles = new Map(banks.flatMap(({ bank }) => Object.entries(bank.topics)));
  return [...titles].flatMap(([id, title]): ScoreGroup[] => {
    const cards = count(groupOf, id);
    return cards === 0 ? [] : [{ id, title, weight: cards / groupOf.size, cards }];
  });
}

/** True when some bank declares the exam. */
export function hasExam({ banks }: Catalogue, code: string): boolean {
  return declarations([...banks.values()], code).length > 0;
}

/**
 * The scope of an exam, or with null of all that the banks have; the first bank that declares the exam describes it.
 * Topics of one id count as one, whatever their bank, as everywhere at the API.
 */
export function examScope(catalogue: Catalogue, code: string | null): ExamScope {
  const banks = [...catalogue.banks.values()];
  const all = banks.flatMap(({ cards }) => cards);
  const cards = code === null ? all : all.filter(({ exams }) => exams.includes(code));
  const declared = code === null ? [] : declarations(banks, code);
  const described =
    code === null
      ? banks.flatMap(({ bank }) => Object.values(bank.exams ?? {}))
      : declared.map(({ exam }) => exam);
  const types =
    described.length === 0 ? null : new Set<string>(described.flatMap((exam) => exam.types));
  const exam = declared[0]?.exam;
  const questions = exam?.scored ?? USUAL_QUESTIONS;
  const hasTopics = declared.some((one) =>
    one.exam.domains.some(({ topics = [] }) => topics.length > 0),
  );
  if (exam && hasTopics) {
    const groupOf = domainsOf(cards, declared);
    return {
      code,
      cards,
      types,
      questions,
      basis: 'domains',
      groups: byDomains(exam, groupOf),
      groupOf,
    };
  }
  const groupOf = new Map(cards.map(({ key, topic }) => [key, topic]));
  return {
    code,
    cards,
    types,
    questions,
    basis: 'topics',
    groups: byTopics(banks, groupOf),
    groupOf,
  };
}
