// The figures of a question as its author sees them: with its key, and with what to look at.
import { z } from '@hono/zod-openapi';
import { TERCILES } from '#core/stats/item-analysis.ts';
import { ITEM_FLAGS } from '#core/stats/item-flags.ts';
import type { ShownItem } from '#use-cases/analyse-items.ts';
import { BankId, CardId } from './shared.ts';

const count = z.int().min(0);
const rate = z.number().min(0).max(1);
const correlation = z.number().min(-1).max(1);

const OptionView = z.strictObject({
  text: z.string(),
  correct: z.boolean(),
  chosen: count,
  chosenRate: rate,
  byTercile: z
    .record(z.enum(TERCILES), rate)
    .nullable()
    .openapi({ description: 'Shares by thirds of the learners, by what they know of the rest.' }),
});

const PlaceView = z.strictObject({
  place: z.int().min(1),
  n: count.openapi({ description: 'Answers, of a sample, in which the key stood at this place.' }),
  correctRate: rate.nullable(),
  low: rate.nullable(),
  high: rate.nullable(),
  chosenRate: rate,
});

export const ItemView = z
  .strictObject({
    bank: BankId,
    cardId: CardId,
    questionId: z.string(),
    part: z.int().min(1).nullable(),
    partId: z.string().nullable(),
    type: z.string(),
    revision: z.string(),
    stem: z.string(),
    n: count.openapi({ description: 'First answers to the wording of today.' }),
    olderN: count.openapi({
      description: 'First answers to older wordings; no figure counts them.',
    }),
    note: z.string().nullable().openapi({
      description: 'Why the figures are hidden.',
      example: 'not enough answers: 12 of 30',
    }),
    facility: z.strictObject({ rate, low: rate, high: rate }).nullable(),
    discrimination: z
      .strictObject({
        value: correlation,
        error: z.number().min(0),
        low: correlation,
        high: correlation,
        n: count,
      })
      .nullable(),
    options: z.array(OptionView).nullable(),
    places: z.array(PlaceView).nullable(),
    medianMs: z.number().min(0).nullable(),
    guessRate: rate.nullable(),
    flags: z.array(z.strictObject({ code: z.enum(ITEM_FLAGS), text: z.string() })),
  })
  .openapi('Item');
export type ItemView = z.infer<typeof ItemView>;

export function itemView(item: ShownItem): ItemView {
  const { key: _, facility, discrimination, options, places, flags, ...told } = item;
  return {
    ...told,
    facility: facility && { ...facility },
    discrimination: discrimination && { ...discrimination },
    options:
      options?.map((row) => ({ ...row, byTercile: row.byTercile && { ...row.byTercile } })) ?? null,
    places: places?.map((row) => ({ ...row })) ?? null,
    flags: flags.map((flag) => ({ ...flag })),
  };
}
