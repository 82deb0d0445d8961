// Readiness for an exam, as the API shows it: mastery of the cards and the expected score, side by side.
import { z } from '@hono/zod-openapi';
import type { ShownReadiness } from '#use-cases/show-readiness.ts';
import { BankId } from './shared.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const shown = share.nullable();

const masteryFields = {
  cards: count,
  seen: count,
  stoppingNow: shown.openapi({
    description: 'Expected share recalled if study stops now; cards never answered count 0.',
  }),
};

const MasteryView = z.strictObject({
  day: z.iso.date().openapi({ description: 'The day of the exam; today without a coming one.' }),
  ...masteryFields,
  underPlan: z
    .strictObject({ share, low: share, high: share })
    .nullable()
    .openapi({ description: 'The same when the exam plan is followed; null without a plan.' }),
  calibrated: z
    .boolean()
    .openapi({ description: 'Recall is corrected by how earlier predictions did.' }),
  banks: z.array(z.strictObject({ bank: BankId, ...masteryFields })),
});

const ScoreView = z
  .strictObject({
    enough: z.boolean(),
    missing: z
      .array(z.strictObject({ domain: z.string().nullable(), have: count, need: count }))
      .openapi({
        description:
          'Not enough data in these: first answers of the last 60 days. Null is overall.',
      }),
    basis: z.enum(['domains', 'topics']).openapi({
      description:
        '`topics`: the banks do not say which topics the domains of the exam hold, so `domains` lists topics, ' +
        'weighted by their number of cards.',
    }),
    questions: count.openapi({ description: 'Length of the form that the interval is for.' }),
    answers: count.openapi({ description: 'First answers to questions not seen before.' }),
    recent: count,
    expected: shown.openapi({ description: 'Expected share right; null until there is enough.' }),
    low: shown.openapi({ description: '90 % interval of the share right in one form.' }),
    high: shown,
    target: shown,
    chance: shown.openapi({ description: 'Chance to reach `target`.' }),
    domains: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        weight: z.number().min(0).max(100).openapi({ description: 'Percent of the exam.' }),
        cards: count,
        answers: count,
        recent: count,
        correct: count,
        expected: shown,
        low: shown,
        high: shown,
      }),
    ),
  })
  .openapi({
    description: 'The share of right answers to new questions; never a scaled score.',
  });

export const ExamReadinessView = z
  .strictObject({
    day: z.iso.date(),
    exam: z.string().nullable(),
    examDate: z.iso.date().nullable(),
    mastery: MasteryView,
    score: ScoreView,
  })
  .openapi('ExamReadiness');
type ExamReadinessView = z.infer<typeof ExamReadinessView>;

/** To one decimal. */
const percent = (part: number): number => Math.round(part * 1000) / 10;

export function examReadinessView(readiness: ShownReadiness): ExamReadinessView {
  const { groups, missing, ...score } = readiness.score;
  return {
    ...readiness,
    mastery: { ...readiness.mastery, banks: [...readiness.mastery.banks] },
    score: {
      ...score,
      missing: missing.map(({ group, ...counts }) => ({ domain: group, ...counts })),
      domains: groups.map((group) => ({ ...group, weight: percent(group.weight) })),
    },
  };
}
