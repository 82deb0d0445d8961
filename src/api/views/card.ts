// A learner's card as the API shows it. A card's title may tell the key, so only its own learner's list shows it.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import type { LogEntry } from '#core/memory/log.ts';
import { CONFIDENCES, RATINGS, type Rating } from '#core/memory/memory.ts';
import { Importance } from '#core/question/question.ts';
import type { CardDetails, ShownCard } from '#use-cases/browse-cards.ts';
import { MemoryView, memoryView } from './feedback.ts';
import { ReasonView, reasonView } from './presentation.ts';
import { AnswerId, answerId, BankId, CardId, InstantView, instantOrNull } from './shared.ts';

const row = {
  cardId: CardId,
  title: z.string(),
  bank: BankId,
  topic: z.string(),
  importance: Importance,
  memory: MemoryView.nullable(),
  suspended: z.boolean(),
  buriedUntil: InstantView.nullable(),
  leech: z.boolean(),
  lastAnsweredAt: InstantView.nullable(),
};

export const CardRowView = z.strictObject(row).openapi('CardRow');
export type CardRowView = z.infer<typeof CardRowView>;

const HistoryView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    at: InstantView,
    answerId: AnswerId,
    correct: z.boolean(),
    rating: z.enum(RATINGS).nullable(),
    confidence: z.enum(CONFIDENCES).nullable(),
    elapsedMs: z.int().min(0).nullable(),
    predicted: z.number().min(0).max(1).nullable(),
    undone: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('undo'), at: InstantView }),
  z.strictObject({ kind: z.literal('reset'), at: InstantView }),
  z.strictObject({
    kind: z.literal('regrade'),
    at: InstantView,
    answerId: AnswerId,
    correct: z.boolean(),
    rating: z.enum(RATINGS).nullable(),
  }),
]);

const OfferView = z.strictObject({
  dueAt: InstantView,
  intervalDays: z.int().min(1),
  stabilityDays: z.number().positive(),
});

export const CardView = z
  .strictObject({
    ...row,
    exams: z.array(z.string()),
    retired: z.boolean(),
    trap: z.strictObject({
      misconception: z.string().nullable(),
      times: z.int().min(0),
      strong: z.int().min(0),
    }),
    history: z.array(HistoryView),
    whyNow: ReasonView,
    whatIf: z.strictObject({ again: OfferView, hard: OfferView, good: OfferView, easy: OfferView }),
    forgetting: z
      .array(z.strictObject({ at: InstantView, retrievability: z.number().min(0).max(1) }))
      .openapi({
        description:
          'Recall expected from the last review on, without another one; empty for an unseen card.',
      }),
  })
  .openapi('Card');
export type CardView = z.infer<typeof CardView>;

export function cardRowView({ card, memory, ...shown }: ShownCard): CardRowView {
  return {
    cardId: card.publicId,
    title: card.title,
    bank: card.bank,
    topic: card.topic,
    importance: card.importance,
    memory: memory && memoryView(memory),
    suspended: shown.suspended,
    buriedUntil: instantOrNull(shown.buriedUntil),
    leech: shown.leech,
    lastAnsweredAt: instantOrNull(memory?.lastAt ?? null),
  };
}

function historyView(entries: readonly LogEntry[]): CardView['history'] {
  const undone = new Set(entries.flatMap((entry) => (entry.kind === 'undo' ? [entry.target] : [])));
  const answers = new Map(
    entries.flatMap((entry) => (entry.kind === 'answer' ? [[entry.seq, entry] as const] : [])),
  );
  return entries.flatMap((entry): CardView['history'] | CardView['history'][number] => {
    const at = isoInstant(entry.at);
    // A fit and a policy are of the learner, not of a card.
    if (entry.kind === 'fit' || entry.kind === 'policy') return [];
    if (entry.kind === 'regrade') {
      const { kind, correct, rating } = entry;
      const of = answers.get(entry.target);
      return of ? { kind, at, answerId: answerId(of.presentation), correct, rating } : [];
    }
    if (entry.kind !== 'answer') return { kind: entry.kind, at };
    return {
      kind: 'answer',
      at,
      answerId: answerId(entry.presentation),
      correct: entry.correct,
      rating: entry.rating,
      confidence: entry.confidence,
      elapsedMs: entry.elapsedMs,
      predicted: entry.predicted,
      undone: undone.has(entry.seq),
    };
  });
}

export function cardView(details: CardDetails): CardView {
  const { card, trap, whyNow, whatIf } = details;
  const offer = (rating: Rating) => ({
    dueAt: isoInstant(whatIf[rating].dueAt),
    intervalDays: whatIf[rating].intervalDays,
    stabilityDays: whatIf[rating].stabilityDays,
  });
  return {
    ...cardRowView(details),
    exams: [...card.exams],
    retired: card.retired,
    trap: { misconception: card.trap, times: trap?.times ?? 0, strong: trap?.strong ?? 0 },
    history: historyView(details.history),
    whyNow: reasonView(whyNow),
    whatIf: {
      again: offer('again'),
      hard: offer('hard'),
      good: offer('good'),
      easy: offer('easy'),
    },
    forgetting: details.forgetting.map(({ at, retrievability }) => ({
      at: isoInstant(at),
      retrievability,
    })),
  };
}
