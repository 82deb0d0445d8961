// The blueprint of an exam: how long it is, what it asks, and to which of its domains a card belongs.
import type { CatalogueBank, CatalogueCard } from '../question/catalogue.ts';
import { type DeclaredExam, type DomainOf, declarations, domainsByTopic } from './declared-exam.ts';

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
  /** What `domains` are: the exam's, or topics in their place. */
  readonly basis: 'domains' | 'topics';
  readonly domains: readonly BlueprintDomain[];
  /** Where a card belongs, as a place in `domains`; null where the exam does not ask it. */
  readonly domainOf: DomainOf;
};

/** Topics in the place of domains, each with the share that it has of the cards. */
function byTopic(cards: readonly CatalogueCard[], declared: readonly DeclaredExam[]) {
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
    domainOf: ({ topic }: Pick<CatalogueCard, 'topic'>) => {
      const place = ids.indexOf(topic);
      return place < 0 ? null : place;
    },
  };
}

/**
 * The blueprint of an exam over the cards that prepare for it; null when none of the banks declares the exam. Where
 * nothing tells its domains apart (`domainsByTopic`), the form is proportional to the topics, by the number of cards
 * that can be asked, and its report speaks of topics. A domain without topics beside others that have some is one that
 * the bank does not cover, and a form that needs it is refused.
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
  const domainOf = domainsByTopic(declared);
  return {
    exam: code,
    questions: scored + unscored,
    minutes,
    passMark,
    types,
    ...(domainOf
      ? { basis: 'domains', domains: printed, domainOf }
      : { basis: 'topics', ...byTopic(askable, declared) }),
  };
}
