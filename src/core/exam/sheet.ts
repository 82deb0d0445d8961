// The answer sheet of an exam: what a learner wrote beside each question, to be revised until the end.
import type { Instant } from '../base/time.ts';
import type { Confidence } from '../memory/memory.ts';
import type { Presentation, Progress } from '../practice/session.ts';

/** A response that may still be revised. It is not graded before the close, so nothing can tell whether it is right. */
export type Draft = {
  /** Canonical JSON of the response in author's terms (`Answered`), as the log will have it. */
  readonly response: string;
  readonly confidence: Confidence | null;
  readonly elapsedMs: number | null;
  readonly at: Instant;
  /** What the learner was told; a request that is sent again is told the same. */
  readonly told: { readonly progress: Progress; readonly next: string | null };
};

export type SheetRow = {
  readonly presentation: Presentation;
  readonly flagged: boolean;
  readonly draft: Draft | null;
};

type Written = SheetRow & { readonly draft: Draft };

/** The first question without an answer, by position; `besides` counts as answered. */
export function firstUnanswered(sheet: readonly SheetRow[], besides: string): string | null {
  const open = sheet.find(({ presentation, draft }) => !draft && presentation.id !== besides);
  return open?.presentation.id ?? null;
}

/**
 * The answers as they enter the log: by the time of writing, the parts of a case together and in their order, at the
 * time of the part that was written last.
 */
export function inLogOrder(sheet: readonly SheetRow[]): Written[] {
  const written = sheet.flatMap((row): Written[] => {
    const { draft } = row;
    return draft ? [{ ...row, draft }] : [];
  });
  const lastOf = new Map<number, Instant>();
  for (const { presentation, draft } of written) {
    lastOf.set(presentation.card, Math.max(lastOf.get(presentation.card) ?? 0, draft.at));
  }
  const at = (row: Written): Instant => lastOf.get(row.presentation.card) ?? row.draft.at;
  return written.sort(
    (one, other) => at(one) - at(other) || one.presentation.position - other.presentation.position,
  );
}
