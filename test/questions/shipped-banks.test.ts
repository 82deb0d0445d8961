// The figures that the shipped banks promise. What makes a single question good is what `check` says of it.
import { describe, expect, test } from 'vitest';
import { checkBank } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import type { QuestionContent } from '#core/question/question-types/index.ts';

const OPTIONS = { inventory: null, today: '2026-11-20', release: true };
const { banks, problems } = readBanks(['questions'], process.cwd());
const checked = banks.map((source) => checkBank(source, OPTIONS));

function linkedBank(id: string): LinkedBank {
  const found = checked.find(({ name }) => name?.id === id)?.linked;
  if (!found) throw new Error(`the bank ${id} is missing or has errors`);
  return found;
}

const contentsOf = (card: LinkedBank['cards'][number]): QuestionContent[] =>
  card.questions.map(({ revision }) => revision.content as QuestionContent);

/** How many things a card asks: each part of a case counts. */
function asks(card: LinkedBank['cards'][number]): number {
  return contentsOf(card).reduce((sum, one) => sum + ('parts' in one ? one.parts.length : 1), 0);
}

test('every bank is fit for release, without a single finding', () => {
  expect(problems).toEqual([]);
  expect(checked.map(({ name }) => name?.id)).toEqual([
    'aws-bedrock-sagemaker',
    'trapwise-tutorial',
  ]);
  expect(checked.flatMap((bank) => bank.problems)).toEqual([]);
});

describe('aws-bedrock-sagemaker', () => {
  const { bank, cards } = linkedBank('aws-bedrock-sagemaker');
  const audit = checked[0]?.audit;

  test('stands for all 324 claims of its five documents', () => {
    const claims = bank.objectives?.flatMap((objective) => objective.claims ?? []) ?? [];
    const documents = new Set(claims.map((claim) => claim.slice(0, 2)));
    expect(new Set(claims).size).toBe(324);
    expect([...documents].sort()).toEqual(['s0', 's1', 's2', 's3', 's4']);
    expect(audit?.objectives).toEqual({
      count: bank.objectives?.length,
      of: bank.objectives?.length,
    });
  });

  test('has its cards in sixteen topics, each asked from several angles', () => {
    expect(cards.length).toBeGreaterThanOrEqual(85);
    expect(cards.flatMap(contentsOf).length).toBeGreaterThanOrEqual(260);
    expect(new Set(cards.map(({ topic }) => topic))).toEqual(new Set(Object.keys(bank.topics)));
    const thin = cards.filter((card) => asks(card) < (card.importance === 'critical' ? 3 : 2));
    expect(thin.map(({ id }) => id)).toEqual([]);
    const alike = cards.filter((card) => {
      const angles = contentsOf(card).map(
        (one) => `${one.type} ${'level' in one ? one.level : ''}`,
      );
      return new Set(angles).size < 2;
    });
    expect(alike.map(({ id }) => id)).toEqual([]);
  });

  test('uses every question type', () => {
    const types = new Set(cards.flatMap(contentsOf).map(({ type }) => type));
    expect([...types].sort()).toEqual([
      'case',
      'matching',
      'multiple',
      'ordering',
      'recall',
      'short',
      'single',
    ]);
  });

  test('puts every critical trap into a distractor', () => {
    expect(audit?.criticalTraps.count).toBe(audit?.criticalTraps.of);
    expect(audit?.criticalTraps.of).toBeGreaterThan(50);
  });

  test('rewards no habit: position, length, a word or a name', () => {
    for (const count of audit?.keyPositions ?? []) {
      expect(count / (audit?.choices ?? 0)).toBeGreaterThan(0.2);
      expect(count / (audit?.choices ?? 0)).toBeLessThan(0.3);
    }
    expect((audit?.longestKeys ?? 1) / (audit?.choices ?? 1)).toBeLessThan(0.3);
    for (const { name, items, share } of audit?.habits ?? []) {
      expect([name, items < 10 || share <= 0.35]).toEqual([name, true]);
    }
  });

  test('is right about Bedrock as often as about SageMaker, and at times about both or neither', () => {
    const [balance] = audit?.names ?? [];
    const { first = 0, second = 0, both = 0, neither = 0 } = balance?.keys ?? {};
    expect(first / (first + second)).toBeGreaterThan(0.4);
    expect(first / (first + second)).toBeLessThan(0.6);
    expect(both).toBeGreaterThan(3);
    expect(neither).toBeGreaterThan(3);
  });

  test('dates what changes, and tags only exams that it describes', () => {
    const dated = cards.filter(({ asOf }) => asOf);
    expect(dated.length).toBeGreaterThan(cards.length / 4);
    const tags = new Set(cards.flatMap(({ exams }) => exams ?? []));
    expect([...tags].sort()).toEqual(Object.keys(bank.exams ?? {}).sort());
  });

  test('keeps confusable cards in pairs', () => {
    const pairs = new Set(
      cards.flatMap(({ id, confusable }) => confusable.map((other) => `${id} ${other}`)),
    );
    const lonely = [...pairs].filter((pair) => !pairs.has(pair.split(' ').reverse().join(' ')));
    expect(lonely).toEqual([]);
    expect(pairs.size).toBeGreaterThan(80);
  });
});

describe('trapwise-tutorial', () => {
  const { bank, cards } = linkedBank('trapwise-tutorial');

  test('is small, knows every question type, and is not about AWS', () => {
    expect(cards.length).toBeGreaterThanOrEqual(6);
    expect(cards.length).toBeLessThanOrEqual(10);
    expect(new Set(cards.flatMap(contentsOf).map(({ type }) => type)).size).toBe(7);
    expect(JSON.stringify([bank, cards])).not.toMatch(/\b(AWS|Amazon|Bedrock|SageMaker)\b/);
  });
});
