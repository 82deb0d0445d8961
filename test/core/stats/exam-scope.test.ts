// What an exam asks: its cards, types and the groups of its score.
import { describe, expect, test } from 'vitest';
import type { Exam } from '#core/question/bank.ts';
import type { Catalogue, LinkedCard } from '#core/question/catalogue.ts';
import { examScope, hasExam } from '#core/stats/exam-scope.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../../support/banks.ts';

type Domain = Exam['domains'][number];

function bankOf(id: string, topics: readonly string[], domains: readonly Domain[]) {
  const cards = singleCards(topics.length, id).map(
    (card, at): LinkedCard => ({ ...card, topic: topics[at] ?? '' }),
  );
  const linked = bank(cards, id);
  const exam = linked.bank.exams?.['AIF-C01'];
  if (!exam) throw new Error('the bank of the tests has an exam');
  const exams = {
    'AIF-C01': { ...exam, types: ['single' as const, 'multiple' as const], domains: [...domains] },
  };
  return { ...linked, bank: { ...linked.bank, exams } };
}

async function catalogueOf(...banks: ReturnType<typeof bankOf>[]): Promise<Catalogue> {
  const store = await openMemoryStore();
  for (const one of banks) await store.saveBank(one, 0);
  return store.loadCatalogue();
}

const domain = (id: string, weight: number, topics?: string[]): Domain => ({
  id,
  title: `Domain ${id}`,
  weight,
  ...(topics ? { topics } : {}),
});

describe('the scope of an exam', () => {
  test('has its domains where they name their topics, with weights that make one', async () => {
    const catalogue = await catalogueOf(
      bankOf(
        'one',
        ['topic-a', 'topic-a', 'topic-b'],
        [domain('d1', 60, ['topic-a']), domain('d2', 39)],
      ),
    );
    const scope = examScope(catalogue, 'AIF-C01');
    expect(scope).toMatchObject({ code: 'AIF-C01', basis: 'domains', questions: 50 });
    expect(scope.groups).toEqual([
      { id: 'd1', title: 'Domain d1', weight: 60 / 99, cards: 2 },
      { id: 'd2', title: 'Domain d2', weight: 39 / 99, cards: 0 },
    ]);
    expect(scope.types).toEqual(new Set(['single', 'multiple']));
    expect([...scope.groupOf.values()]).toEqual(['d1', 'd1']);
  });

  test('has topics by their number of cards where they do not', async () => {
    const catalogue = await catalogueOf(
      bankOf('one', ['topic-a', 'topic-a', 'topic-a', 'topic-b'], [domain('d1', 100)]),
    );
    const scope = examScope(catalogue, 'AIF-C01');
    expect(scope.basis).toBe('topics');
    expect(scope.groups).toEqual([
      { id: 'topic-a', title: 'Topic A', weight: 0.75, cards: 3 },
      { id: 'topic-b', title: 'Topic B', weight: 0.25, cards: 1 },
    ]);
  });

  test('reads the topics of a domain in each bank by itself', async () => {
    const catalogue = await catalogueOf(
      bankOf(
        'one',
        ['topic-a', 'topic-b'],
        [domain('d1', 50, ['topic-a']), domain('d2', 50, ['topic-b'])],
      ),
      bankOf('two', ['topic-a', 'topic-b'], [domain('d1', 50, ['topic-b']), domain('d2', 50)]),
    );
    const scope = examScope(catalogue, 'AIF-C01');
    expect(scope.cards).toHaveLength(4);
    expect(scope.groups.map(({ cards }) => cards)).toEqual([2, 1]);
  });

  test('of no exam is everything', async () => {
    const catalogue = await catalogueOf(
      bankOf('one', ['topic-a'], [domain('d1', 100, ['topic-a'])]),
    );
    const scope = examScope(catalogue, null);
    expect(scope).toMatchObject({ code: null, basis: 'topics', questions: 50 });
    expect(scope.groups).toMatchObject([{ id: 'topic-a', weight: 1 }]);
    expect([hasExam(catalogue, 'AIF-C01'), hasExam(catalogue, 'SAA-C03')]).toEqual([true, false]);
  });
});
