// The first answers to the items of a bank, gathered from the logs of all learners; the figures are item-analysis.ts.
import type { LearnerKey } from '../learner/learner.ts';
import type { Confidence } from '../memory/memory.ts';
import { bindQuestion } from '../question/bound-question.ts';
import type { QuestionKey, RevisionKey } from '../question/catalogue.ts';
import type { Revision } from '../question/revision.ts';
import { countPlace, emptyPlaces, type Places } from './item-places.ts';
import { faceOf, type ItemWording, itemWording, type JudgedResponse } from './item-wording.ts';

/** A standing answer, as given. */
export type GivenAnswer = {
  readonly question: QuestionKey;
  readonly revision: RevisionKey;
  /** Key of the presentation, which `AllAnswers.presentation` looks up. */
  readonly presentation: number;
  /** Canonical JSON of the response in author's terms (`Answered`). */
  readonly response: string;
  readonly confidence: Confidence | null;
  readonly elapsedMs: number | null;
};

/** A consistent, synchronous look at what was answered by everybody, valid during the call it is handed to. */
export interface AllAnswers {
  /** Everybody who may have answered something, each once, in any order. */
  learners(): Iterable<LearnerKey>;
  /** A learner's answers, oldest first, without those that were undone. */
  standing(learner: LearnerKey): readonly GivenAnswer[];
  presentation(key: number): { readonly id: string; readonly part: number };
  revision(key: RevisionKey): Revision;
}

/** A question in use, with the revision that is shown today. */
export type AskedQuestion = { readonly question: QuestionKey; readonly revision: RevisionKey };

/** What was answered first to one item. */
export type ItemAnswers = AskedQuestion & {
  /** Part of a case from 0; 0 for every other question. */
  readonly part: number;
  readonly parts: number;
  readonly revisionHash: string;
  readonly wording: ItemWording;
  /** Who answered today's wording, each once: places in the list of all learners. */
  readonly learners: number[];
  /** Beside it, what they answered: numbers in `wording.responses`. */
  readonly responses: number[];
  /** Of the answers that told it. */
  readonly elapsedMs: number[];
  /** Answers that told how sure they were, and those of them that said "guess". */
  stated: number;
  guesses: number;
  readonly places: Places;
  /** Learners whose first answer was to an older wording, which counts for nothing else. */
  older: number;
};

type Gathering = ItemAnswers & {
  /** The learner who was met last: later answers of theirs are no first ones. */
  reached: number;
  /** Whether a revision shows what is shown today. */
  readonly isSameFace: (revision: RevisionKey) => boolean;
};

/** Most answers whose order of options is made again, for the places of the key: of one item, and of all together. */
const LAID_OUT = { ofItem: 300, ofAll: 60_000 };

function itemsOf(
  { question, revision }: AskedQuestion,
  revisionOf: AllAnswers['revision'],
): Gathering[] {
  const today = revisionOf(revision);
  const bound = bindQuestion(today);
  return Array.from({ length: bound.parts }, (_, part) => {
    const wording = itemWording(bound, part);
    const face = faceOf(bound, part);
    const known = new Map([[revision, true]]);
    return {
      question,
      revision,
      part,
      parts: bound.parts,
      revisionHash: today.hash,
      wording,
      learners: [],
      responses: [],
      elapsedMs: [],
      stated: 0,
      guesses: 0,
      places: emptyPlaces(wording),
      older: 0,
      reached: -1,
      isSameFace: (given) => {
        const found = known.get(given);
        if (found !== undefined) return found;
        const isSame = faceOf(bindQuestion(revisionOf(given)), part) === face;
        known.set(given, isSame);
        return isSame;
      },
    };
  });
}

/** Learners in an order that depends on nothing but who they are, so that samples of them are fair and repeatable. */
function inSampleOrder(learners: Iterable<LearnerKey>): LearnerKey[] {
  const rank = (key: number) => Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 0;
  return [...learners].sort((one, other) => rank(one) - rank(other) || one - other);
}

function add(item: Gathering, learner: number, given: GivenAnswer): JudgedResponse | undefined {
  const response = item.wording.numberOf(given.response);
  item.learners.push(learner);
  item.responses.push(response);
  if (given.elapsedMs !== null) item.elapsedMs.push(given.elapsedMs);
  if (given.confidence !== null) item.stated += 1;
  if (given.confidence === 'guess') item.guesses += 1;
  return item.wording.responses[response];
}

/**
 * Each learner's first standing answer to every item, judged by today's key; crammed ones count, drafts of an exam once
 * it is closed. Answers to what looked otherwise are counted as older ones alone. `items` are in the order of
 * `questions`; `learners` is how many there are.
 */
export function gatherAnswers(
  questions: readonly AskedQuestion[],
  answers: AllAnswers,
  secret: Uint8Array,
): { readonly items: readonly ItemAnswers[]; readonly learners: number } {
  const revisionOf: AllAnswers['revision'] = (key) => answers.revision(key);
  const items = new Map<QuestionKey, Gathering[]>();
  for (const asked of questions) items.set(asked.question, itemsOf(asked, revisionOf));
  const learners = inSampleOrder(answers.learners());
  const each = Math.min(LAID_OUT.ofItem, Math.ceil(LAID_OUT.ofAll / questions.length));
  learners.forEach((key, learner) => {
    for (const given of answers.standing(key)) {
      const parts = items.get(given.question);
      if (!parts) continue;
      // Only a case is asked in parts: what was answered to other questions needs no look at its presentation.
      const part = parts.length > 1 ? answers.presentation(given.presentation).part : 0;
      const item = parts[part];
      if (!item || item.reached === learner) continue;
      item.reached = learner;
      if (given.revision !== item.revision && !item.isSameFace(given.revision)) {
        item.older += 1;
        continue;
      }
      const judged = add(item, learner, given);
      if (!judged || item.places.key === null || item.places.laidOut >= each) continue;
      const { id } = answers.presentation(given.presentation);
      countPlace(item.places, item.wording.slots, judged, secret, id);
    }
  });
  return { items: [...items.values()].flat(), learners: learners.length };
}
