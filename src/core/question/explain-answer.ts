// An answer with everything that explains it: what a learner reads, whether it was given or only imagined. Pure.
import type { BoundQuestion } from './bound-question.ts';
import type { Answered, Layout, Outcome } from './question-type.ts';
import type { CitedSource, Revision } from './revision.ts';

export type ExplainedAnswer = {
  readonly outcome: Pick<Outcome, 'correct' | 'score' | 'partial'>;
  /** The right response; for recall the model answer and its points. */
  readonly key: unknown;
  readonly explanation: string;
  readonly options: readonly {
    /** Opaque id; null for an accepted text. */
    readonly id: string | null;
    readonly text: string;
    readonly correct: boolean;
    readonly chosen: boolean;
    readonly rationale: string | null;
    readonly trap: { readonly cardId: string; readonly title: string } | null;
  }[];
  readonly sources: readonly CitedSource[];
  /** The trap that was chosen. */
  readonly trapHit: {
    readonly cardId: string;
    readonly title: string;
    readonly misconception: string | null;
  } | null;
};

/** `cardName` gives the name of a card, at the API or for authors, by its author's id. */
export function explainAnswer(
  question: BoundQuestion,
  part: number,
  answered: Answered,
  layout: Layout,
  revision: Pick<Revision, 'traps' | 'sources'>,
  cardName: (authorId: string) => string,
): ExplainedAnswer {
  const { correct, score, partial, trap: chosen } = question.grade(part, answered);
  const trap = (id: string | null) => {
    const named = id === null ? undefined : revision.traps[id];
    return id === null || !named ? null : { cardId: cardName(id), ...named };
  };
  return {
    outcome: { correct, score, partial },
    key: question.key(part, layout),
    explanation: question.explanation(part),
    options: question.explain(part, answered).map((option) => {
      const named = trap(option.trap);
      return {
        id: option.slot === null ? null : layout.idOf(option.slot),
        text: option.text,
        correct: option.correct,
        chosen: option.chosen,
        rationale: option.rationale,
        trap: named && { cardId: named.cardId, title: named.title },
      };
    }),
    sources: revision.sources.map((source) => ({ ...source })),
    trapHit: trap(chosen),
  };
}

/** An answer that earns the full mark; for a recall that of a learner who knew it. */
export function rightAnswer(question: BoundQuestion, part: number, layout: Layout): Answered {
  const key = question.response(part).safeParse(question.key(part, layout));
  return question.read(part, key.success ? key.data : { rating: 'good' }, layout);
}
