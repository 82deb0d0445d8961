// Judges past answers by the keys of today: after an author changed a key, memory and traps follow, and the log tells it.
import { AppError } from '#core/base/errors.ts';
import type { AnswerEntry, LogEntry } from '#core/memory/log.ts';
import { planRegrades, type Regrade, type Verdict } from '#core/memory/regrading.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CatalogueCard, CatalogueQuestion, QuestionKey } from '#core/question/catalogue.ts';
import { type Incomparable, judgeAgain } from '#core/question/judge-again.ts';
import type { Answered } from '#core/question/question-type.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { type Amended, type AmendWorld, amend, type MovedCard } from './amend-log.ts';
import { cardOfBank } from './present.ts';
import type { Call } from './world.ts';

export type RegradeRequest = {
  /** Null for all banks. */
  readonly bank: string | null;
  /** Author's id; null for all questions. */
  readonly question: string | null;
  /** True writes nothing. */
  readonly dryRun: boolean;
};

/** What a changed key does to one learner's answers to one question. */
export type RegradedQuestion = {
  readonly learnerId: string;
  readonly bank: string;
  readonly cardId: string;
  readonly questionId: string;
  readonly turnedRight: number;
  readonly turnedWrong: number;
  /** Answers whose verdict stays and whose trap or rating does not. */
  readonly otherwise: number;
  /** Answers that cannot be judged by today's key and count as before. */
  readonly skipped: Readonly<Record<Incomparable, number>>;
};

export type RegradeReport = {
  readonly dryRun: boolean;
  /** Learners of whom an answer counts otherwise. */
  readonly learners: number;
  readonly questions: readonly RegradedQuestion[];
  readonly cards: readonly (MovedCard & { readonly learnerId: string })[];
};

type Asked = { readonly card: CatalogueCard; readonly question: CatalogueQuestion };

/** The questions to judge by. Throws `validation-failed` for a bank or a question that is not served. */
function askedQuestions(world: AmendWorld, { bank, question }: RegradeRequest) {
  const refuse = (pointer: string, detail: string): never => {
    const errors = [{ pointer, code: 'unknown', detail }];
    throw new AppError('validation-failed', detail, { errors });
  };
  const { banks } = world.catalogue();
  if (bank !== null && !banks.has(bank)) refuse('#/bank', `There is no bank "${bank}".`);
  const asked = new Map<QuestionKey, Asked>();
  for (const [id, { cards }] of banks) {
    if (bank !== null && bank !== id) continue;
    for (const card of cards) {
      for (const one of card.questions) {
        if (question === null || one.id === question) asked.set(one.key, { card, question: one });
      }
    }
  }
  if (question !== null && asked.size === 0) {
    refuse('#/question', `There is no question "${question}".`);
  }
  return asked;
}

const NOTHING = {
  turnedRight: 0,
  turnedWrong: 0,
  otherwise: 0,
  skipped: { 'other-question': 0, 'choice-gone': 0, 'key-not-shown': 0 },
};

/** One learner's log against the keys of today. */
function judgeLog(
  world: AmendWorld,
  view: PracticeView,
  log: readonly LogEntry[],
  asked: ReadonlyMap<QuestionKey, Asked>,
): { regrades: Regrade[]; questions: RegradedQuestion[] } {
  const rows = new Map<QuestionKey, RegradedQuestion>();
  const note = (
    { card, question }: Asked,
    change: (row: RegradedQuestion) => Partial<RegradedQuestion>,
  ): void => {
    const place = { bank: card.bank, cardId: card.publicId, questionId: question.id };
    const row = rows.get(question.key) ?? { learnerId: view.learner.id, ...place, ...NOTHING };
    rows.set(question.key, { ...row, ...change(row) });
  };
  const verdictOf = (given: AnswerEntry): Verdict | null => {
    const found = asked.get(given.question);
    if (!found) return null;
    const { revision } = found.question;
    const asGiven = { ...given, revision };
    if (revision === given.revision) return asGiven;
    const answered = JSON.parse(given.response) as Answered;
    const [from, to] = [view.revision(given.revision), view.revision(revision)].map(bindQuestion);
    if (!from || !to) throw new Error('two revisions make two questions');
    const again = judgeAgain(from, given.casePart?.part ?? 0, answered, to);
    if (again.kind === 'same-key') return asGiven;
    if (again.kind === 'incomparable') {
      const { why } = again;
      note(found, ({ skipped }) => ({ skipped: { ...skipped, [why]: skipped[why] + 1 } }));
      return null;
    }
    const { correct, score, trap } = again.outcome;
    const trapCard = trap === null ? null : cardOfBank(world.catalogue(), found.card.bank, trap);
    return { correct, score, trapCard: trapCard?.key ?? null, revision };
  };
  const regrades = planRegrades(log, view.policy, verdictOf);
  for (const { before, after } of regrades) {
    const found = asked.get(before.question);
    if (!found) continue;
    note(found, ({ otherwise, turnedRight, turnedWrong }) => {
      if (before.correct === after.correct) return { otherwise: otherwise + 1 };
      return after.correct ? { turnedRight: turnedRight + 1 } : { turnedWrong: turnedWrong + 1 };
    });
  }
  return { regrades, questions: [...rows.values()] };
}

/** The cards that regrades can move: those that were asked, and those whose trap is or was chosen. */
function cardsOf(regrades: readonly Regrade[]): number[] {
  return regrades.flatMap(({ before, after }) =>
    [after.card, before.trapCard, after.trapCard].filter((card) => card !== null),
  );
}

/**
 * Judges every standing answer to the questions by the key they have now, learner by learner, each as one fact. Doing
 * it again changes nothing. Throws `validation-failed`, `storage-*`.
 */
export async function regradeAnswers(
  world: AmendWorld,
  request: RegradeRequest,
  call: Call,
): Promise<RegradeReport> {
  const asked = askedQuestions(world, request);
  const questions: RegradedQuestion[] = [];
  const cards: (MovedCard & { learnerId: string })[] = [];
  let learners = 0;
  for (const { key, id } of await world.store.learners()) {
    const judge = (view: PracticeView, log: readonly LogEntry[]) => {
      const judged = judgeLog(world, view, log, asked);
      const entries = judged.regrades.map(({ after }) => ({ kind: 'regrade' as const, ...after }));
      const amended: Amended | null =
        entries.length === 0
          ? null
          : amend(world, view, log, entries, cardsOf(judged.regrades), call);
      return { ...judged, amended };
    };
    let result = await world.store.look(key, (view) =>
      judge(view, view.entriesSince(Number.MIN_SAFE_INTEGER)),
    );
    if (result.amended && !request.dryRun) {
      await world.store.amendLog(key, ({ view, log }) => {
        result = judge(view, log);
        return result.amended?.amendment ?? null;
      });
    }
    questions.push(...result.questions);
    cards.push(...(result.amended?.moved ?? []).map((card) => ({ ...card, learnerId: id })));
    if (result.amended) learners += 1;
  }
  return { dryRun: request.dryRun, learners, questions, cards };
}
