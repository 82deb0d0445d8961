// What an exam asks, as far as the banks know: its cards, and the groups (domains or topics) that its score is made of.
import { declarations, domainsByTopic } from '../exam/declared-exam.ts';
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
  return declarations(code, banks.values()).length > 0;
}

/**
 * The scope of an exam, or with null of all that the banks have; the first bank that declares the exam describes it.
 * Topics of one id count as one, whatever their bank, as everywhere at the API.
 */
export function examScope(catalogue: Catalogue, code: string | null): ExamScope {
  const banks = [...catalogue.banks.values()];
  const all = banks.flatMap(({ cards }) => cards);
  const cards = code === null ? all : all.filter(({ exams }) => exams.includes(code));
  const declared = code === null ? [] : declarations(code, banks);
  const described =
    code === null
      ? banks.flatMap(({ bank }) => Object.values(bank.exams ?? {}))
      : declared.map(({ exam }) => exam);
  const types =
    described.length === 0 ? null : new Set<string>(described.flatMap((exam) => exam.types));
  const exam = declared[0]?.exam;
  const questions = exam?.scored ?? USUAL_QUESTIONS;
  const domainOf = domainsByTopic(declared);
  if (exam && domainOf) {
    const groupOf = new Map(
      cards.flatMap((card): [CardKey, string][] => {
        const domain = exam.domains[domainOf(card) ?? -1];
        return domain ? [[card.key, domain.id]] : [];
      }),
    );
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
