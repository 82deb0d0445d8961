// Stores with one fault each: controls that the model must find, or it proves nothing.
import { type AnswerEntry, type LogEntry, standingAnswers } from '#core/memory/log.ts';
import { memorySeed, replay } from '#core/memory/review.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { AnswerFacts, RecordedAnswer } from '#store/decisions.ts';
import type { PracticeView } from '#store/practice-view.ts';
import type { Store } from '#store/store.ts';

type Mutate = (store: Store) => Store;

/** The store with some methods replaced. */
function altered(change: (store: Store) => Partial<Store>): Mutate {
  return (store) => ({ ...store, ...change(store) });
}

/** The store with what decisions see of a learner replaced. */
function seeing(change: (view: PracticeView) => Partial<PracticeView>): Mutate {
  const wrong = (view: PracticeView): PracticeView => ({ ...view, ...change(view) });
  return altered((store) => ({
    openSession: (learner, decide) => store.openSession(learner, (view) => decide(wrong(view))),
    stepSession: (learner, id, decide) =>
      store.stepSession(learner, id, (session, view) => decide(session, wrong(view))),
    recordAnswer: (learner, id, decide) =>
      store.recordAnswer(learner, id, (facts) => decide({ ...facts, view: wrong(facts.view) })),
    look: (learner, read) => store.look(learner, (view) => read(wrong(view))),
  }));
}

/** The store that alters what a decision about an answer is told. */
function answering(change: (facts: AnswerFacts) => AnswerFacts): Mutate {
  return altered((store) => ({
    recordAnswer: (learner, id, decide) =>
      store.recordAnswer(learner, id, (facts) => decide(change(facts))),
  }));
}

/** Writes a replayed answer into the log once more, memory and all, as a store without a unique key would. */
const recordsTwice = altered((store) => {
  const extra = new Map<number, AnswerEntry[]>();
  const log = async (learner: number, card?: number): Promise<readonly LogEntry[]> => {
    const entries = [...(await store.log(learner)), ...(extra.get(learner) ?? [])];
    const numbered = entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
    return numbered.filter(
      (entry) => card === undefined || ('card' in entry && entry.card === card),
    );
  };
  const fold = async (learner: number) => {
    const id = (await store.learnerByKey(learner))?.id ?? '';
    const { cards } = await store.loadCatalogue();
    const seedOf = (card: number) => memorySeed(id, cards.get(card)?.publicId ?? '');
    return replay(await log(learner), fsrsScheduler, seedOf);
  };
  return {
    log,
    recordAnswer: async (learner, id, decide) => {
      let before: RecordedAnswer | null = null;
      const recorded = await store.recordAnswer(learner, id, (facts) => {
        before = facts.recorded;
        return decide(facts);
      });
      const newest = (await store.log(learner)).at(-1);
      if (before && recorded && newest) {
        const more = extra.get(learner) ?? [];
        const at = newest.at + 1 + more.length;
        extra.set(learner, [...more, { ...recorded.entry, at, day: newest.day }]);
      }
      return recorded;
    },
    memories: async (learner) => (await fold(learner)).memories,
    trapCounts: async (learner) => (await fold(learner)).traps,
    verifyLog: async () => null,
  };
});

/** Tells the receipt anew from what is true now, as a store that keeps none would. */
const forgetsReceipts = altered((store) => {
  const now = async (learner: number, recorded: RecordedAnswer | null) => {
    if (!recorded) return null;
    const presentation = await store.presentation(learner, recorded.entry.presentation);
    const session = presentation && (await store.session(learner, presentation.sessionId));
    const next = session?.state.open ?? null;
    return { ...recorded, receipt: { ...recorded.receipt, next } };
  };
  return {
    recordedAnswer: async (learner, id) => now(learner, await store.recordedAnswer(learner, id)),
    recordAnswer: async (learner, id, decide) =>
      now(learner, await store.recordAnswer(learner, id, decide)),
  };
});

/** Finds a presentation whoever asks. */
const leaksPresentations = altered((store) => {
  const owner = async (asking: number, id: string): Promise<number> => {
    for (const { key } of await store.learners()) {
      if (await store.presentation(key, id)) return key;
    }
    return asking;
  };
  return {
    presentation: async (learner, id) => store.presentation(await owner(learner, id), id),
    recordedAnswer: async (learner, id) => store.recordedAnswer(await owner(learner, id), id),
  };
});

/** What each fault is, in the words of a test's name. */
export const mutants: readonly (readonly [string, Mutate])[] = [
  ['records a replayed answer twice', recordsTwice],
  ['forgets the receipt of an answer', forgetsReceipts],
  ['shows a presentation to another learner', leaksPresentations],
  [
    'lists another learner’s session',
    altered((store) => ({
      session: async (learner, id) => {
        for (const { key } of await store.learners()) {
          const found = await store.session(key, id);
          if (found) return found;
        }
        return store.session(learner, id);
      },
    })),
  ],
  [
    'forgets that a presentation was answered',
    answering((facts) =>
      facts.recorded === null
        ? facts
        : {
            ...facts,
            recorded: null,
            session: {
              ...facts.session,
              state: { ...facts.session.state, status: 'open', open: facts.presentation.id },
            },
          },
    ),
  ],
  [
    'takes answers in a closed session',
    answering((facts) => {
      const { state } = facts.session;
      const open = { ...state, status: 'open', open: facts.presentation.id } as const;
      return state.status === 'open'
        ? facts
        : { ...facts, session: { ...facts.session, state: open } };
    }),
  ],
  [
    'opens a second presentation while one is open',
    altered((store) => ({
      stepSession: (learner, id, decide) =>
        store.stepSession(learner, id, (session, view) => {
          const { state } = session;
          const isOpen = state.status === 'open' && state.open !== null;
          return decide(isOpen ? { ...session, state: { ...state, open: null } } : session, view);
        }),
    })),
  ],
  [
    'logs an answer and forgets its memory',
    altered((store) => ({
      recordAnswer: (learner, id, decide) =>
        store.recordAnswer(learner, id, (facts) => {
          const decision = decide(facts);
          return decision && { ...decision, memory: null };
        }),
    })),
  ],
  [
    'leaves out the due day of a trap',
    altered((store) => ({
      recordAnswer: (learner, id, decide) =>
        store.recordAnswer(learner, id, (facts) => {
          const decision = decide(facts);
          return decision && { ...decision, trapDue: null };
        }),
    })),
  ],
  [
    'undoes an answer in the log only',
    altered((store) => ({
      undoAnswer: (learner, id, decide) =>
        store.undoAnswer(learner, id, (facts) => ({
          ...decide(facts),
          refold: { memories: new Map(), traps: new Map() },
        })),
    })),
  ],
  [
    'undoes the same answer again',
    altered((store) => ({
      undoAnswer: async (learner, id, decide) => {
        const recorded = await store.recordedAnswer(learner, id);
        return recorded?.undone ? recorded : store.undoAnswer(learner, id, decide);
      },
    })),
  ],
  ['asks the questions of a card in any order', seeing(() => ({ seen: () => new Map() }))],
  ['forgets what is set aside', seeing(() => ({ holds: () => new Map() }))],
  [
    'counts no limits',
    seeing((view) => ({
      // Only the day's newest entry is seen, as by a query with a wrong bound.
      entriesSince: (day) => view.entriesSince(day).slice(-1),
    })),
  ],
  ['forgets a day of answers', seeing((view) => ({ days: (from) => view.days(from).slice(1) }))],
  [
    'counts an answer that was taken back',
    altered((store) => {
      // As they were before the answer was taken back, for as long as nothing else is answered.
      const stale = new Map<number, ReturnType<PracticeView['questionTallies']>>();
      return {
        recordAnswer: (learner, id, decide) => {
          stale.delete(learner);
          return store.recordAnswer(learner, id, decide);
        },
        undoAnswer: async (learner, id, decide) => {
          const before = await store.look(learner, (view) => view.questionTallies());
          const undone = await store.undoAnswer(learner, id, decide);
          stale.set(learner, before);
          return undone;
        },
        look: (learner, read) =>
          store.look(learner, (view) => {
            const before = stale.get(learner);
            return read(before ? { ...view, questionTallies: () => before } : view);
          }),
      };
    }),
  ],
  ['believes the clock', seeing(({ last }) => ({ last: { ...last, at: 0 } }))],
  ['asks what is not due', seeing((view) => ({ due: (day) => view.due(day + 3) }))],
  [
    'serves retired cards',
    altered((store) => ({
      loadCatalogue: async () => {
        const catalogue = await store.loadCatalogue();
        const banks = new Map(
          [...catalogue.banks].map(([id, bank]) => {
            const all = [...catalogue.cards.values()].map((card) => {
              const questions = bank.cards[0]?.questions ?? [];
              return card.retired ? { ...card, retired: false, questions } : card;
            });
            return [id, { ...bank, cards: all }];
          }),
        );
        const cards = new Map(
          [...banks.values()].flatMap((bank) => bank.cards.map((card) => [card.key, card])),
        );
        return { ...catalogue, banks, cards };
      },
    })),
  ],
  [
    'forgets which cards are confused with each other',
    altered((store) => ({
      loadCatalogue: async () => {
        const catalogue = await store.loadCatalogue();
        const banks = new Map(
          [...catalogue.banks].map(([id, bank]) => {
            const cards = bank.cards.map((card) => ({ ...card, confusable: [] }));
            return [id, { ...bank, cards }];
          }),
        );
        return { ...catalogue, banks };
      },
    })),
  ],
  [
    'rewrites what was answered when a bank is loaded',
    altered((store) => {
      const regraded = { on: false };
      return {
        saveBank: async (bank, at) => {
          const changes = await store.saveBank(bank, at);
          regraded.on ||= changes.edited.length + changes.keyChanged.length > 0;
          return changes;
        },
        log: async (learner, card) => {
          const entries = await store.log(learner, card);
          if (!regraded.on) return entries;
          const standing = new Set<LogEntry>(standingAnswers(entries));
          return entries.map((entry) =>
            entry.kind === 'answer' && standing.has(entry) ? { ...entry, correct: true } : entry,
          );
        },
      };
    }),
  ],
  [
    'forgets when a late answer was given',
    altered((store) => ({
      recordLate: (learner, decide) =>
        store.recordLate(learner, (facts) => {
          const decision = decide(facts);
          const answers = decision?.answers.map(
            ({ entry: { late: _late, ...entry }, receipt }) => ({
              entry,
              receipt,
            }),
          );
          return decision && { ...decision, answers: answers ?? [] };
        }),
    })),
  ],
  [
    'forgets the reply to a key',
    altered((store) => ({
      settleRequest: (learner, key) => store.settleRequest(learner, key, null),
    })),
  ],
];
