// The report of a closed exam: its score by domain, and how each question went.
import { type Score, scoreExam } from '#core/exam/score.ts';
import type { Sitting } from '#core/exam/sitting.ts';
import type { Session } from '#core/practice/session.ts';
import type { CatalogueCard } from '#core/question/catalogue.ts';
import { cardOf, type Presented, present } from './present.ts';
import type { World } from './world.ts';

export type ReportedQuestion = {
  readonly presented: Presented;
  /** Id of its domain. */
  readonly domain: string;
  readonly answered: boolean;
  readonly correct: boolean;
  readonly flagged: boolean;
  /** In quarantine at the close, and left out of the score. */
  readonly underReview: boolean;
  /** Time that the learner's frontend told; null without. */
  readonly elapsedMs: number | null;
  /** Card whose trap was chosen. */
  readonly trap: CatalogueCard | null;
};

export type ExamReport = Score & {
  /** The exam's own scaled number, beside which our score says nothing: it is not on that scale. */
  readonly passMark: number;
  /** Questions that were in quarantine at the close: no other figure counts them. */
  readonly underReview: number;
  /** Minutes from the start to the close, to one decimal. */
  readonly minutes: number;
  readonly questions: readonly ReportedQuestion[];
};

/**
 * The paper as it was sat: an answer that is taken back afterwards leaves memory and counts, but not the report. The
 * same at every call.
 */
export async function reportExam(
  world: World,
  session: Session,
  { domains, placed, passMark, disputed = [] }: Sitting,
): Promise<ExamReport> {
  const answers = new Map(
    (await world.store.sessionAnswers(session.key)).map(({ entry }) => [entry.presentation, entry]),
  );
  const questions = await Promise.all(
    (await world.store.sheet(session.key)).map(async ({ presentation, flagged }) => {
      const entry = answers.get(presentation.id);
      return {
        presented: await present(world, presentation, session.id, entry !== undefined),
        place: placed[presentation.position] ?? 0,
        answered: entry !== undefined,
        correct: entry?.correct === true,
        flagged,
        underReview: disputed.includes(presentation.position),
        elapsedMs: entry?.elapsedMs ?? null,
        trap: entry?.trapCard ? cardOf(world.catalogue(), entry.trapCard) : null,
      };
    }),
  );
  const scored = questions.filter(({ underReview }) => !underReview);
  const asked = scored.map(({ place, answered, correct }) => ({
    domain: place,
    answered,
    correct,
  }));
  // A clock may have been set back meanwhile.
  const spentMs = Math.max(0, (session.state.closedAt ?? session.createdAt) - session.createdAt);
  return {
    ...scoreExam(domains, asked),
    passMark,
    underReview: disputed.length,
    minutes: Math.round(spentMs / 6000) / 10,
    questions: questions.map(({ place, ...question }) => ({
      ...question,
      domain: domains[place]?.id ?? '',
    })),
  };
}
