// What happened to a learner's answers while they were away, told until they have finished a session begun after it.
import { type Instant, learningDay } from '#core/base/time.ts';
import { dayFrame, type Learner } from '#core/learner/learner.ts';
import type { RegradeEntry } from '#core/memory/log.ts';
import { type Session, settled } from '#core/practice/session.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { ReportStatus } from '#core/question/report.ts';
import { cardOf } from './present.ts';
import type { Call, World } from './world.ts';

export type RegradedNotice = {
  readonly kind: 'regraded';
  readonly cardId: string;
  readonly title: string;
  /** When the newest of the answers was judged again. */
  readonly at: Instant;
  /** Answers that were judged again and still stand. */
  readonly answers: number;
};

export type SettledNotice = {
  readonly kind: 'report-settled';
  /** The learner's report; what its author wrote to it is shown there. */
  readonly reportId: string;
  readonly cardId: string;
  readonly title: string;
  readonly status: Exclude<ReportStatus, 'open'>;
  /** When it was settled. */
  readonly at: Instant;
};

export type Notice = RegradedNotice | SettledNotice;

/** Settled reports that are told at most. */
const MOST_SETTLED = 50;

async function settledSince(
  world: World,
  learner: Learner,
  since: Instant,
): Promise<SettledNotice[]> {
  const filter = { learner: learner.key, bank: null, status: null, settledAfter: since };
  const reports = await world.store.reports(filter, MOST_SETTLED, null);
  return reports.flatMap(({ id, card, status, settledAt }) => {
    if (status === 'open' || settledAt === null) return [];
    const { publicId, title } = cardOf(world.catalogue(), card);
    const kind = 'report-settled' as const;
    return [{ kind, reportId: id, cardId: publicId, title, status, at: settledAt }];
  });
}

/** Sessions read at a step; nearly always the newest or the one before it is closed. */
const STEP = 5;

/** The session begun last of those that are closed. */
async function lastClosed(world: World, learner: Learner, call: Call): Promise<Session | null> {
  for (let before: number | null = null; ; ) {
    const page: readonly Session[] = await world.store.sessions(learner.key, STEP, before);
    const closed = page.find(({ state }) => settled(state, call.now).status === 'closed');
    if (closed) return closed;
    if (page.length < STEP) return null;
    before = page.at(-1)?.key ?? null;
  }
}

/** One for each card with answers that were regraded since, and for each report that was settled, newest first. */
export async function showNotices(
  world: World,
  learner: Learner,
  call: Call,
): Promise<readonly Notice[]> {
  const session = await lastClosed(world, learner, call);
  const since = session?.createdAt ?? Number.NEGATIVE_INFINITY;
  // A learner who travelled may have logged a day by another zone's calendar.
  const from = session
    ? learningDay(since, dayFrame(learner.settings)) - 2
    : Number.MIN_SAFE_INTEGER;
  const entries = await world.store.look(learner.key, (view) => view.entriesSince(from));
  const undone = new Set(entries.flatMap((entry) => (entry.kind === 'undo' ? [entry.target] : [])));
  const byCard = new Map<CardKey, RegradeEntry[]>();
  for (const entry of entries) {
    if (entry.kind !== 'regrade' || entry.at <= since || undone.has(entry.target)) continue;
    byCard.set(entry.card, [...(byCard.get(entry.card) ?? []), entry]);
  }
  const regraded = [...byCard].map(([key, regrades]): Notice => {
    const { publicId, title } = cardOf(world.catalogue(), key);
    const at = Math.max(...regrades.map((entry) => entry.at));
    const answers = new Set(regrades.map(({ target }) => target)).size;
    return { kind: 'regraded', cardId: publicId, title, at, answers };
  });
  const settled = await settledSince(world, learner, since);
  return [...regraded, ...settled].sort((one, other) => other.at - one.at);
}
