// Opens a mock exam: its whole form at once, and the deadline that the server keeps.
import { AppError } from '#core/base/errors.ts';
import { keyedRandom } from '#core/base/random.ts';
import { type Blueprint, createBlueprint } from '#core/exam/blueprint.ts';
import { findCandidates, isGradable } from '#core/exam/candidates.ts';
import { assembleForm, type Form, type Shortage } from '#core/exam/form.ts';
import { deadlineOf } from '#core/exam/sitting.ts';
import type { Learner } from '#core/learner/learner.ts';
import { backlog } from '#core/practice/backlog.ts';
import type { NewPresentation, Reason, SessionState } from '#core/practice/session.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { Catalogue, CatalogueCard, RevisionKey } from '#core/question/catalogue.ts';
import type { NewSession } from '#store/decisions.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { momentOf, queueFacts } from './practice-facts.ts';
import { presentSession, type ShownSession } from './present.ts';
import { allowedCards, checkNames, type SessionRequest } from './start-session.ts';
import type { Call, World } from './world.ts';

export type ExamRequest = Pick<
  SessionRequest,
  'banks' | 'exam' | 'topics' | 'cards' | 'trapsOnly' | 'minutes' | 'affectsSchedule'
> & {
  /** Questions at most; null for the whole exam. */
  readonly size: number | null;
};

function refuse(blueprint: Blueprint, size: number, shortage: Shortage): AppError {
  const { exam, domains } = blueprint;
  const { largest } = shortage;
  const offer =
    largest > 0
      ? `A shorter form in the same proportions is possible: send "size": ${largest}.`
      : 'No shorter form in the same proportions is possible either.';
  const errors = shortage.domains.map(({ domain, wanted, there }) => ({
    pointer: '#/size',
    code: 'too-few-questions',
    detail: `${domains[domain]?.title}: ${wanted} questions are wanted, ${there} are there.`,
  }));
  const detail = `The cards cannot represent ${exam} with ${size} questions. ${offer}`;
  return new AppError('validation-failed', detail, { errors, extra: { largestSize: largest } });
}

const gradables = new WeakMap<Catalogue, Map<RevisionKey, boolean>>();

/** `isGradable` of a revision, found out once a catalogue: it is a matter of the wording, which never changes. */
function gradable(catalogue: Catalogue, view: PracticeView): (revision: RevisionKey) => boolean {
  const known = gradables.get(catalogue) ?? new Map<RevisionKey, boolean>();
  gradables.set(catalogue, known);
  return (revision) => {
    const answer = known.get(revision) ?? isGradable(bindQuestion(view.revision(revision)));
    known.set(revision, answer);
    return answer;
  };
}

/** Suspended cards are set aside here too; a buried one is one that its learner knows today, and is asked. */
function drawForm(
  blueprint: Blueprint,
  catalogue: Catalogue,
  cards: readonly CatalogueCard[],
  view: PracticeView,
  size: number,
  random: ReturnType<typeof keyedRandom>,
): Form {
  const holds = view.holds();
  const usable = cards.filter(({ key }) => holds.get(key)?.suspended !== true);
  const isFit = gradable(catalogue, view);
  const candidates = findCandidates(blueprint, usable, {
    seen: view.seen,
    quarantined: view.quarantined(),
    isGradable: ({ revision }) => isFit(revision),
  });
  const weights = blueprint.domains.map(({ weight }) => weight);
  const drawn = assembleForm(weights, candidates, size, random);
  if (drawn.kind === 'shortage') throw refuse(blueprint, size, drawn);
  return drawn;
}

function issue(form: Form, exam: string, call: Call): NewPresentation[] {
  const text = `This question is part of your mock exam ${exam}.`;
  const reason: Reason = { kind: 'exam', text, dueAt: null, retrievability: null };
  return form.places.map(({ domain: _, ...place }, position) => ({
    id: `prs_${call.newId()}`,
    ...place,
    position,
    reason,
    issuedAt: call.now,
  }));
}

/**
 * A form is drawn anew for each session, by the session's own id. Throws `validation-failed`: an unknown name, no exam,
 * or cards that cannot represent it, with the numbers that are missing and the size that is possible.
 */
export async function startExam(
  world: World,
  learner: Learner,
  request: ExamRequest,
  call: Call,
): Promise<ShownSession> {
  const catalogue = world.catalogue();
  const exam = request.exam ?? learner.settings.exam;
  if (exam === null) {
    const errors = [{ pointer: '#/exam', code: 'required', detail: 'Name the exam to sit.' }];
    throw new AppError('validation-failed', 'A mock exam needs an exam.', { errors });
  }
  const wish = { ...request, exam };
  checkNames(catalogue, wish);
  const pool = allowedCards(catalogue, wish, exam);
  const session = await world.store.openSession(learner.key, (view) => {
    const cards = pool.filter(({ key }) => !request.trapsOnly || view.trapCount(key) !== null);
    const blueprint = createBlueprint(exam, catalogue.banks.values(), cards);
    if (!blueprint) throw new Error(`no bank declares ${exam}`);
    const size = Math.min(request.size ?? blueprint.questions, blueprint.questions);
    const id = `ses_${call.newId()}`;
    const random = keyedRandom(world.secret, `form\0${id}`);
    const form = drawForm(blueprint, catalogue, cards, view, size, random);
    const presentations = issue(form, exam, call);
    const { day } = momentOf(view.last, view.learner.settings, call.now);
    const allowed = new Set(cards.map(({ key }) => key));
    const state: SessionState = {
      status: 'open',
      queue: [],
      current: null,
      open: presentations[0]?.id ?? null,
      counts: { answered: 0, correct: 0, wrong: 0 },
      issued: presentations.length,
      lastActiveAt: call.now,
      closedAt: null,
      exam: {
        exam,
        deadlineAt: deadlineOf(call.now, blueprint, size, request.minutes),
        passMark: blueprint.passMark,
        domains: blueprint.domains,
        placed: form.places.map(({ domain }) => domain),
      },
    };
    const opened: NewSession = {
      id,
      mode: 'exam',
      affectsSchedule: request.affectsSchedule,
      createdAt: call.now,
      backlog: backlog(queueFacts(world, view, day, allowed, null)),
      state,
    };
    return { session: opened, next: null, form: presentations };
  });
  return presentSession(world, session);
}
