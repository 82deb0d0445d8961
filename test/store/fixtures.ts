// A small bank, a learner at practice, and decisions as a use-case would take them.
import { randomBytes } from 'node:crypto';
import { DEFAULT_SETTINGS, type Learner } from '#core/learner/learner.ts';
import type { AnswerEntry, NewEntry } from '#core/memory/log.ts';
import type { Memory } from '#core/memory/memory.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import type { NewPresentation, SessionState } from '#core/practice/session.ts';
import type {
  Catalogue,
  CatalogueCard,
  LinkedBank,
  LinkedCard,
  LinkedQuestion,
} from '#core/question/catalogue.ts';
import { createRevision } from '#core/question/revision.ts';
import type { AnswerDecision, AnswerFacts, NewSession } from '#store/decisions.ts';
import type { Store } from '#store/store.ts';

export const DAY = 20_400;
export const AT = DAY * 86_400_000 + 36_000_000;

export const PARAMS: SchedulingParams = {
  model: 'fsrs-6',
  weights: [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194],
  desiredRetention: 0.9,
  maximumInterval: 36_500,
  fuzz: true,
};

export const newId = (prefix: 'ses_' | 'prs_'): string =>
  prefix + randomBytes(16).toString('base64url');

export function question(
  id: string,
  stem = `What is ${id}?`,
  more: Partial<LinkedQuestion> = {},
): LinkedQuestion {
  const content = { id, stem, options: [{ text: 'Yes', correct: true }, { text: 'No' }] };
  const revision = createRevision({ type: 'single', content, sources: [], traps: {} });
  return { id, aliases: [], type: 'single', level: 1, parts: 1, revision, ...more };
}

export function card(id: string, more: Partial<LinkedCard> = {}): LinkedCard {
  return {
    id,
    title: `About ${id}`,
    trap: null,
    topic: 'basics',
    importance: 'important',
    exams: [],
    objectives: [],
    confusable: [],
    asOf: null,
    validUntil: null,
    questions: [question(`${id}-q1`), question(`${id}-q2`)],
    ...more,
  };
}

export function bank(id: string, cards: readonly LinkedCard[]): LinkedBank {
  const head = { bank: id, title: `The ${id} bank`, language: 'en', license: 'CC-BY-4.0' };
  return {
    bank: { ...head, topics: { basics: 'Basics' } },
    sourceHash: `hash of ${JSON.stringify(cards)}`,
    cards,
  };
}

export const memory = (more: Partial<Memory> = {}): Memory => ({
  stabilityDays: 2.3065,
  difficulty: 5.25,
  dueDay: DAY + 2,
  lastDay: DAY,
  lastAt: AT,
  lastRating: 'good',
  reps: 1,
  lapses: 0,
  ...more,
});

export const state = (more: Partial<SessionState> = {}): SessionState => ({
  status: 'open',
  queue: [],
  current: null,
  open: null,
  counts: { answered: 0, correct: 0, wrong: 0 },
  issued: 0,
  lastActiveAt: AT,
  closedAt: null,
  ...more,
});

export const newSession = (more: Partial<NewSession> = {}): NewSession => ({
  id: newId('ses_'),
  mode: 'review',
  affectsSchedule: true,
  createdAt: AT,
  backlog: { due: 3, overdue: 1, daysToClear: null },
  state: state(),
  ...more,
});

export function show(of: CatalogueCard, more: Partial<NewPresentation> = {}): NewPresentation {
  const [asked] = of.questions;
  if (!asked) throw new Error(`${of.id} has no question`);
  return {
    id: newId('prs_'),
    card: of.key,
    question: asked.key,
    revision: asked.revision,
    part: 0,
    parts: 1,
    position: 0,
    reason: { kind: 'new', text: 'New to you', dueAt: null, retrievability: null },
    issuedAt: AT,
    ...more,
  };
}

/** An entry that may follow the newest one, one second later. */
function entry(
  { presentation, view }: Pick<AnswerFacts, 'presentation' | 'view'>,
  more: Partial<NewEntry<AnswerEntry>> = {},
): NewEntry<AnswerEntry> {
  return {
    kind: 'answer',
    at: Math.max(AT, view.last.at) + 1000,
    day: Math.max(DAY, view.last.day),
    card: presentation.card,
    question: presentation.question,
    revision: presentation.revision,
    presentation: presentation.id,
    response: '[0]',
    correct: true,
    score: 1,
    confidence: 'sure',
    elapsedMs: 4321,
    guessChance: 0.25,
    predicted: null,
    rating: 'good',
    trapCard: null,
    affectsSchedule: true,
    probe: false,
    policy: 'mcq-1',
    params: PARAMS,
    ...more,
  };
}

/** A decision that records the answer and shows nothing next. */
export function decision(
  facts: AnswerFacts,
  more: Partial<Omit<AnswerDecision, 'entry'>> & { entry?: Partial<NewEntry<AnswerEntry>> } = {},
): AnswerDecision {
  const counts = facts.session.state.counts;
  const { entry: facet, ...rest } = more;
  return {
    done: { newCards: counts.answered + 1, reviews: 0 },
    memory: memory(),
    trapDue: null,
    session: { ...facts.session.state, counts: { ...counts, answered: counts.answered + 1 } },
    next: null,
    receipt: {
      memory: { ...memory(), retrievability: 1, dueAt: AT + 2 * 86_400_000 },
      scheduled: true,
      progress: { planned: 5, answered: counts.answered + 1, correct: 1, wrong: 0, remaining: 4 },
      trapTimes: null,
      next: null,
    },
    ...rest,
    entry: entry(facts, facet),
  };
}

export type Practice = {
  readonly store: Store;
  readonly learner: Learner;
  readonly catalogue: Catalogue;
  /** By author's id. */
  readonly card: (id: string) => CatalogueCard;
  /** Opens a session that shows the card; returns the ids of session and presentation. */
  readonly ask: (
    id: string,
  ) => Promise<{ session: number; sessionId: string; presentation: string }>;
  /** Asks the card and records an answer. */
  readonly answer: (id: string, more?: Parameters<typeof decision>[1]) => Promise<string>;
};

/** A learner and the bank `plain` with the cards alpha, beta, gamma, delta. */
export async function practise(store: Store, learnerId = 'me'): Promise<Practice> {
  await store.saveBank(
    bank(
      'plain',
      ['alpha', 'beta', 'gamma', 'delta'].map((id) => card(id)),
    ),
    AT,
  );
  const catalogue = await store.loadCatalogue();
  const learner = await store.createLearner({
    id: learnerId,
    name: 'Ada',
    settings: DEFAULT_SETTINGS,
    createdAt: AT,
  });
  const find = (id: string): CatalogueCard => {
    const found = catalogue.banks.get('plain')?.cards.find((one) => one.id === id);
    if (!found) throw new Error(`no card ${id}`);
    return found;
  };
  const ask: Practice['ask'] = async (id) => {
    const next = show(find(id));
    const opened = await store.openSession(learner.key, () => ({
      session: newSession({ state: state({ open: next.id, issued: 1 }) }),
      next,
    }));
    return { session: opened.key, sessionId: opened.id, presentation: next.id };
  };
  return {
    store,
    learner,
    catalogue,
    card: find,
    ask,
    answer: async (id, more) => {
      const { presentation } = await ask(id);
      await store.recordAnswer(learner.key, presentation, (facts) => decision(facts, more));
      return presentation;
    },
  };
}

/** What saving a bank that is already so changes. */
export const NOTHING = {
  added: [],
  edited: [],
  keyChanged: [],
  retired: [],
  restored: [],
  renamed: [],
  replaced: [],
  edits: [],
};
