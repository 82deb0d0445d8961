// In which order new cards are learned.
import { expect, test } from 'vitest';
import { learningOrder } from '#core/practice/learning-order.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, card, contents, question } from '../../support/banks.ts';

const made = (id: string, importance: 'critical' | 'important', exam: string) =>
  card(id, [question(contents.single(`${id}-q`))], { importance, exams: [exam] });

async function orderFor(exam: string | null): Promise<string[]> {
  const store = await openMemoryStore();
  const two = [made('b-minor', 'important', 'SAA-C03'), made('b-major', 'critical', 'AIF-C01')];
  const one = [made('a-minor', 'important', 'AIF-C01'), made('a-major', 'critical', 'SAA-C03')];
  await store.saveBank(bank(one, 'a'), 0);
  await store.saveBank(bank(two, 'b'), 0);
  return learningOrder(await store.loadCatalogue(), exam).map(({ id }) => id);
}

test('without an exam the critical ones of all banks come first', async () => {
  expect(await orderFor(null)).toEqual(['a-major', 'b-major', 'a-minor', 'b-minor']);
});

test('with an exam its own come before all others, the critical ones first', async () => {
  expect(await orderFor('AIF-C01')).toEqual(['b-major', 'a-minor', 'a-major', 'b-minor']);
  expect(await orderFor('SAA-C03')).toEqual(['a-major', 'b-minor', 'b-major', 'a-minor']);
});
