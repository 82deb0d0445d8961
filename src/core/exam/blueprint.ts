// The blueprint of an exam: how long it is, what it asks, and to which of its domains a card belongs.
import type { Exam } from '../question/bank.ts';
import type { CatalogueBank, CatalogueCard } from '../question/catalogue.ts';

export type BlueprintDomain = {
  readonly id: string;
  readonly title: string;
  /** Share of the exam in percent. */
  readonly weight: number;
};

export type Blueprint = {
  readonly exam: string;
  /** Questions of the whole exam, unscored ones included: a learner cannot tell them apart, so all of them count here. */
  readonly questions: number;
  readonly minutes: number;
  /** The exam's own scaled number. */
  readonly passMark: number;
  /** Kinds of question that the exam prints. */
  readonly types: ReadonlySet<string>;
  readonly domains: readonly BlueprintDomain[];
  /** Where a card belongs, as a place in `domains`; null where the exam does not ask it. */
  readonly domainOf: (card: CatalogueCard) => number | null;
};

type Declared = { readonly bank: string; readonly exam: Exam; readonly topics: Topics };
type Topics = Readonly<Record<string, string>>;

function declarations(code: string, banks: Iterable<CatalogueBank>): Declared[] {
  return [...banks].flatMap(({ bank }) => {
    const exam = bank.exams && Object.hasOwn(bank.exams, code) ? bank.exams[code] : undefined;
    return exam ? [{ bank: bank.bank, exam, topics: bank.topics }] : [];
  });
}

/** Domains as the exam prints them; every bank says for itself which of its topics ask which of them. */
function byDomain(domains: readonly BlueprintDomain[], declared: readonly Declared[]) {
  const places = new Map(domains.map(({ id }, place) => [id, place]));
  const placeOf = new Map<string, number>();
  for (const { bank, exam } of declared) {
    for (const { id, topics = [] } of exam.domains) {
      const place = places.get(id);
      if (place === undefined) continue;
      for (const topic of topics) placeOf.set(`${bank}\0${topic}`, place);
    }
  }
  return {
    domains,
    domainOf: ({ bank, topic }: CatalogueCard) => placeOf.get(`${bank}\0${topic}`) ?? null,
  };
}

/** Topics in the place of domains, each with the share that it has of the cards. */
function byTopic(cards: readonly CatalogueCard[], declared: readonly Declared[]) {
  const counts = new Map<string, number>();
  for (const { topic } of cards) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const ids = [...counts.keys()].sort();
  const titleOf = (topic: string) =>
    declared.find(({ topics }) => Object.hasOwn(topics, topic))?.topics[topic] ?? topic;
  return {
    domains: ids.map((id) => ({
      id,
      title: titleOf(id),
      weight: (100 * (counts.get(id) ?? 0)) / cards.length,
    })),
    domainOf: ({ topic }: CatalogueCard) => {
      const place = ids.indexOf(topic);
      return place < 0 ? null : place;
    },
  };
}

/**
 * The blueprint of an exam over the cards that prepare for it; null when none of the banks declares the exam. The
 * first bank that does gives its facts (as at `GET /v1/exams`).
 *
 * Cards have a topic and no domain: topics are an author's order of the subject, domains are an exam's, and one card
 * may prepare for six exams. So the exam says which topics its domains ask, by `topics` of a domain in bank.yaml, once
 * for all cards. Where no domain of the first bank does so, nothing tells domains apart: the form is then proportional
 * to the topics, by the number of cards that can be asked, and its report speaks of topics. A domain without topics
 * beside others that have some is one that the bank does not cover, and a form that needs it is refused.
 */
export function createBlueprint(
  code: string,
  banks: Iterable<CatalogueBank>,
  cards: readonly CatalogueCard[],
): Blueprint | null {
  const declared = declarations(code, banks);
  const [first] = declared;
  if (!first) return null;
  const { scored, unscored, minutes, passMark, domains } = first.exam;
  const types = new Set<string>(first.exam.types);
  const askable = cards.filter(({ questions }) => questions.some(({ type }) => types.has(type)));
  const printed = domains.map(({ id, title, weight }) => ({ id, title, weight }));
  const hasTopics = domains.some(({ topics }) => topics !== undefined);
  return {
    exam: code,
    questions: scored + unscored,
    minutes,
    passMark,
    types,
    ...(hasTopics ? byDomain(printed, declared) : byTopic(askable, declared)),
  };
}
