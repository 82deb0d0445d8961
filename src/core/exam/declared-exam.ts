// An exam as banks declare it: who describes it, and which of its domains asks a card.
import type { Exam } from '../question/bank.ts';
import type { CatalogueBank, CatalogueCard } from '../question/catalogue.ts';

export type DeclaredExam = {
  readonly bank: string;
  readonly exam: Exam;
  /** Names of the topics of that bank. */
  readonly topics: Readonly<Record<string, string>>;
};

/** The first bank that declares an exam gives its facts (as at `GET /v1/exams`); none when no bank does. */
export function declarations(code: string, banks: Iterable<CatalogueBank>): DeclaredExam[] {
  return [...banks].flatMap(({ bank }) => {
    const exam = bank.exams && Object.hasOwn(bank.exams, code) ? bank.exams[code] : undefined;
    return exam ? [{ bank: bank.bank, exam, topics: bank.topics }] : [];
  });
}

/** The domain that asks a card, by its place in the exam's facts; null for none. */
export type DomainOf = (card: Pick<CatalogueCard, 'bank' | 'topic'>) => number | null;

/**
 * Cards have a topic and no domain: topics are an author's order of the subject, domains are an exam's, and one card
 * may prepare for six exams. So the exam says which topics its domains ask, by `topics` of a domain in bank.yaml, once
 * for all cards; every bank for its own topics. Null where no domain of the first bank does so: then nothing tells
 * domains apart, and topics stand in their place.
 */
export function domainsByTopic(declared: readonly DeclaredExam[]): DomainOf | null {
  const domains = declared[0]?.exam.domains ?? [];
  if (domains.every(({ topics }) => topics === undefined)) return null;
  const places = new Map(domains.map(({ id }, place) => [id, place]));
  const placeOf = new Map<string, number>();
  for (const { bank, exam } of declared) {
    for (const { id, topics = [] } of exam.domains) {
      const place = places.get(id);
      if (place === undefined) continue;
      for (const topic of topics) placeOf.set(`${bank}\0${topic}`, place);
    }
  }
  return ({ bank, topic }) => placeOf.get(`${bank}\0${topic}`) ?? null;
}
