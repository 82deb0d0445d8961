// Every learner's standing answers in the in-memory engine, as item analysis reads them.
import { standingAnswers } from '#core/memory/log.ts';
import type { Presentation } from '#core/practice/session.ts';
import type { RevisionKey } from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';
import type { AllAnswers } from '#core/stats/item-answers.ts';
import type { LearnerState } from './learner-state.ts';

/** Keys of presentations are their places in the list. */
export function allAnswers(
  states: readonly LearnerState[],
  presentations: readonly Presentation[],
  revision: (key: RevisionKey) => Revision,
): AllAnswers {
  const keys = new Map(presentations.map(({ id }, key) => [id, key]));
  const byKey = new Map(states.map((state) => [state.learner.key, state]));
  return {
    learners: () => byKey.keys(),
    standing: (learner) =>
      standingAnswers(byKey.get(learner)?.entries() ?? []).map((answer) => ({
        question: answer.question,
        revision: answer.revision,
        presentation: keys.get(answer.presentation) ?? -1,
        response: answer.response,
        confidence: answer.confidence,
        elapsedMs: answer.elapsedMs,
      })),
    presentation: (key) => {
      const found = presentations[key];
      if (!found) throw new Error(`no presentation ${key}`);
      return { id: found.id, part: found.part };
    },
    revision,
  };
}
