// A trap that a learner fell for, as the API shows it.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import type { ShownTrap } from '#use-cases/show-traps.ts';
import { BankId, CardId, InstantView } from './shared.ts';

export const TrapRowView = z
  .strictObject({
    cardId: CardId,
    title: z.string(),
    misconception: z.string().nullable(),
    bank: BankId,
    topic: z.string(),
    times: z.int().min(1).openapi({ description: 'Answers that chose this trap.' }),
    strong: z.int().min(0).openapi({ description: 'Those of them that were given as sure.' }),
    lastAt: InstantView,
    cured: z.boolean().openapi({
      description: 'Right twice in a row, on different questions of the card, since the last time.',
    }),
    cure: z
      .strictObject({ by: z.enum(['questions', 'days']), right: z.int().min(0).max(2) })
      .openapi({
        description:
          'Two right answers in a row cure, on two questions (on two days where the card has one question only); `right` of them are there.',
      }),
  })
  .openapi('TrapRow');

export function trapRowView(trap: ShownTrap): z.infer<typeof TrapRowView> {
  const { of, times, strong, lastAt, cured, cure } = trap;
  return {
    cardId: of.publicId,
    title: of.title,
    misconception: of.trap,
    bank: of.bank,
    topic: of.topic,
    times,
    strong,
    lastAt: isoInstant(lastAt),
    cured,
    cure,
  };
}
