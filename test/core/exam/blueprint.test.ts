// What an exam asks: by the topics of its domains where they are named, by topics alone where they are not.
import { describe, expect, test } from 'vitest';
import { createBlueprint } from '#core/exam/blueprint.ts';
import { findCandidates, isGradable } from '#core/exam/candidates.ts';
import { Exam } from '#core/question/bank.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CatalogueBank, CatalogueCard, LinkedBank } from '#core/question/catalogue.ts';
import { card, contents, question } from '../../support/banks.ts';
import { CODE, cardsOf, EXAM, withExam } from '../../support/exam-banks.ts';

/** A linked bank as the catalogue would have it. */
function serve({ bank: about, cards, sourceHash }: LinkedBank, from = 1): CatalogueBank {
  return {
    bank: about,
    sourceHash,
    cards: cards.map(
      (one, at): CatalogueCard => ({
        ...one,
        key: from + at,
        publicId: one.id,
        bank: about.bank,
        rank: at,
        retired: false,
        questions: one.questions.map(({ id, type, level, parts, revision }, place) => ({
          key: (from + at) * 10 + place,
          id,
          type,
          level,
          parts,
          revision: (from + at) * 10 + place,
          revisionHash: revision.hash,
        })),
      }),
    ),
  };
}

const domainsOnly = EXAM.domains.map(({ topics: _, ...domain }) => domain);

describe('a blueprint', () => {
  test('has the facts of the exam, unscored questions included', () => {
    const served = serve(withExam(cardsOf('single', 2, 'topic-a')));
    expect(createBlueprint(CODE, [served], served.cards)).toMatchObject({
      exam: CODE,
      questions: 10,
      minutes: 20,
      passMark: 700,
      domains: domainsOnly,
    });
    expect(createBlueprint('NO-SUCH', [served], served.cards)).toBeNull();
  });

  test('puts cards where the exam says that their topics belong, and others nowhere', () => {
    const topics = ['topic-a', 'topic-b', 'topic-c', 'topic-d', 'topic-e'];
    const served = serve(withExam(topics.map((topic) => card(topic, [], { topic }))));
    const blueprint = createBlueprint(CODE, [served], served.cards);
    expect(served.cards.map((one) => blueprint?.domainOf(one))).toEqual([0, 1, 2, 2, null]);
  });

  test('is proportional to the topics where no domain has any', () => {
    const cards = [...cardsOf('single', 6, 'topic-b'), ...cardsOf('single', 2, 'topic-a')];
    const unprinted = cardsOf('recall', 4, 'topic-a');
    const served = serve(withExam([...cards, ...unprinted], { ...EXAM, domains: domainsOnly }));
    const blueprint = createBlueprint(CODE, [served], served.cards);
    expect(blueprint?.domains).toEqual([
      { id: 'topic-a', title: 'A', weight: 25 },
      { id: 'topic-b', title: 'B', weight: 75 },
    ]);
    expect(served.cards.map((one) => blueprint?.domainOf(one))).toEqual([
      ...Array(6).fill(1),
      ...Array(6).fill(0),
    ]);
  });

  test('lets each bank say for itself which of its topics a domain asks', () => {
    const one = serve(withExam([card('one', [], { topic: 'topic-a' })]));
    const domains = [{ ...domainsOnly[2], topics: ['topic-a'], weight: 100 }] as Exam['domains'];
    const linked = withExam([card('other', [], { topic: 'topic-a' })], { ...EXAM, domains });
    const other = serve({ ...linked, bank: { ...linked.bank, bank: 'other-bank' } }, 100);
    const cards = [...one.cards, ...other.cards];
    const blueprint = createBlueprint(CODE, [one, other], cards);
    expect(blueprint?.domains).toEqual(domainsOnly);
    expect(cards.map((each) => blueprint?.domainOf(each))).toEqual([0, 2]);
  });
});

describe('candidates', () => {
  const everything = {
    seen: () => new Map(),
    quarantined: new Map<number, number>(),
    isGradable: () => true,
  };

  test('are asked by the printed question that was seen least recently', () => {
    const questions = [
      contents.recall('q-recall'),
      contents.single('q-1'),
      contents.multiple('q-2'),
      contents.short('q-short'),
      contents.single('q-3'),
    ].map((content) => question(content));
    const served = serve(withExam([card('only', questions)]));
    const blueprint = createBlueprint(CODE, [served], served.cards);
    if (!blueprint) throw new Error('no blueprint');
    const asked = (seen: [number, number][]) =>
      findCandidates(blueprint, served.cards, { ...everything, seen: () => new Map(seen) });
    expect(asked([])).toMatchObject([{ question: 11, seen: null, domain: 0, parts: 1 }]);
    expect(asked([[11, 5]])).toMatchObject([{ question: 12, seen: null }]);
    expect(
      asked([
        [11, 5],
        [12, 4],
        [14, 6],
      ]),
    ).toMatchObject([{ question: 12, seen: 4 }]);
  });

  test('are confusable both ways, whichever card says so', () => {
    const cards = ['a', 'b', 'c'].map((id) =>
      card(id, [question(contents.single(id))], { confusable: id === 'a' ? ['b', 'gone'] : [] }),
    );
    const served = serve(withExam(cards));
    const blueprint = createBlueprint(CODE, [served], served.cards);
    if (!blueprint) throw new Error('no blueprint');
    const found = findCandidates(blueprint, served.cards, everything);
    expect(found.map(({ confusable }) => confusable)).toEqual([[2], [1], []]);
  });

  test('are not what their learner would grade alone, not even as a part of a case', () => {
    const gradable = (content: { id: string; type: string; level: number }) =>
      isGradable(bindQuestion(question(content).revision));
    const kinds = Object.keys(contents) as (keyof typeof contents)[];
    expect(kinds.filter((kind) => !gradable(contents[kind]('q')))).toEqual(['recall']);
    const mixed = { ...contents.case('q'), parts: [contents.single('p1'), contents.recall('p2')] };
    expect(gradable(mixed)).toBe(false);
  });
});

describe('an exam in bank.yaml', () => {
  test('may name topics of its domains, each once', () => {
    expect(Exam.safeParse(EXAM).success).toBe(true);
    expect(Exam.safeParse({ ...EXAM, domains: domainsOnly }).success).toBe(true);
    const twice = EXAM.domains.map((domain) => ({ ...domain, topics: ['topic-a'] }));
    const { error } = Exam.safeParse({ ...EXAM, domains: twice });
    expect(error?.issues.map(({ path }) => path)).toEqual([
      ['domains', 1, 'topics', 0],
      ['domains', 2, 'topics', 0],
    ]);
  });
});
