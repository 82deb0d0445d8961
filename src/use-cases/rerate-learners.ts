// Applies a rating policy to what was answered: every earlier answer is rated again from its raw facts, and memory follows.
import { AppError } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { type AmendWorld, amend, type MovedCard } from './amend-log.ts';
import type { Call } from './world.ts';

export type Rerated = {
  readonly learnerId: string;
  readonly from: PolicyName;
  readonly to: PolicyName;
  /** Standing answers that have a rating. */
  readonly answers: number;
  /** `hard → good` and how many answers change so; empty when no rating changes. */
  readonly ratings: Readonly<Record<string, number>>;
  /** Cards whose memory is another one afterwards. */
  readonly cards: readonly MovedCard[];
  /** Mean of their changes in days, later is positive; 0 without such cards. */
  readonly meanDays: number;
};

function changedRatings(before: readonly LogEntry[], after: readonly LogEntry[]) {
  const were = new Map(judgedAnswers(before).map(({ seq, rating }) => [seq, rating]));
  const ratings: Record<string, number> = {};
  for (const { seq, rating } of judgedAnswers(after)) {
    const was = were.get(seq) ?? null;
    if (was === rating) continue;
    const name = `${was} → ${rating}`;
    ratings[name] = (ratings[name] ?? 0) + 1;
  }
  return { answers: [...were.values()].filter((rating) => rating !== null).length, ratings };
}

function rerate(
  world: AmendWorld,
  view: PracticeView,
  log: readonly LogEntry[],
  policy: PolicyName,
  call: Call,
) {
  const entry = { kind: 'policy', policy } as const;
  const cards = judgedAnswers(log).flatMap(({ card, trapCard }) => [card, trapCard ?? card]);
  const { amendment, moved } = amend(world, view, log, [entry], cards, call);
  const last = { seq: (log.at(-1)?.seq ?? 0) + 1, at: view.last.at + 1, day: view.last.day };
  const days = moved.reduce((sum, card) => sum + card.days, 0);
  const report: Rerated = {
    learnerId: view.learner.id,
    from: view.policy,
    to: policy,
    ...changedRatings(log, [...log, { ...entry, ...last }]),
    cards: moved,
    meanDays: moved.length === 0 ? 0 : days / moved.length,
  };
  return { report, amendment };
}

/** Those to rate again: one by id, or all with null. Throws `not-found`. */
export async function chooseLearners(
  world: Pick<AmendWorld, 'store'>,
  id: string | null,
): Promise<readonly Learner[]> {
  if (id === null) return world.store.learners();
  const learner = await world.store.learner(id);
  if (!learner) throw new AppError('not-found', `There is no learner "${id}".`);
  return [learner];
}

/** What the policy would change for a learner. Writes nothing. */
export async function previewRerate(
  world: AmendWorld,
  learner: Learner,
  policy: PolicyName,
  call: Call,
): Promise<Rerated> {
  return world.store.look(
    learner.key,
    (view) => rerate(world, view, view.entriesSince(Number.MIN_SAFE_INTEGER), policy, call).report,
  );
}

/**
 * Makes the policy that of a learner: from here on it rates their answers, and the log before it is folded with it.
 * False when it is theirs already; then nothing is written. Throws `storage-*`.
 */
export async function applyRerate(
  world: AmendWorld,
  learner: Learner,
  policy: PolicyName,
  call: Call,
): Promise<boolean> {
  const logged = await world.store.amendLog(learner.key, ({ view, log }) =>
    view.policy === policy ? null : rerate(world, view, log, policy, call).amendment,
  );
  return logged.length > 0;
}
