// Names in the place of keys while a learner is written down: cards, wordings and bases, as they are met.
import type { BasisRecord, LearnerContent } from '#core/learner/learner-document.ts';
import type { OwnNames } from '#core/learner/own-state.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import { type BoundQuestion, bindQuestion } from '#core/question/bound-question.ts';
import type { CardKey, QuestionKey, RevisionKey } from '#core/question/catalogue.ts';
import { shownHash } from '#core/question/worded-response.ts';
import type { NamedCard, NamedQuestion, OwnView } from '#store/own-data.ts';
import { wordingOf } from './present.ts';
import type { World } from './world.ts';

/** Values under names, each with the place that it got when it was met first. */
function createPlaces<T>() {
  const places = new Map<string, number>();
  const values: T[] = [];
  return {
    values,
    placeOf(name: string, value: T): number {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, values.length);
      return values.push(value) - 1;
    },
  };
}

function byKey<T extends { readonly key: number }>(what: string, all: readonly T[]) {
  const known = new Map(all.map((one) => [one.key, one]));
  return (key: number): T => {
    const found = known.get(key);
    if (!found) throw new Error(`${what} ${key} has no name`);
    return found;
  };
}

export type Naming = ReturnType<typeof createNaming>;

export function createNaming(own: OwnView, { secret }: Pick<World, 'secret'>) {
  const cardOf: (key: CardKey) => NamedCard = byKey('card', own.cards());
  const questionOf: (key: QuestionKey) => NamedQuestion = byKey('question', own.questions());
  const bound = new Map<
    RevisionKey,
    { readonly question: BoundQuestion; readonly shown: string }
  >();
  const cards = new Set<CardKey>();
  const wordings = createPlaces<{ question: QuestionKey; revision: RevisionKey }>();
  const bases = createPlaces<BasisRecord>();
  /** Parts of each wording that were answered. */
  const told = new Map<RevisionKey, Set<number>>();

  const boundOf = (key: RevisionKey) => {
    const known = bound.get(key);
    if (known) return known;
    const question = bindQuestion(own.revision(key));
    const made = { question, shown: shownHash(question) };
    bound.set(key, made);
    return made;
  };
  const names: OwnNames = {
    card: (key) => cardOf(key).publicId,
    question: (key) => `${questionOf(key).bank}/${questionOf(key).id}`,
    wording: (key) => boundOf(key).shown,
  };

  return {
    names,
    boundOf,
    /** The card's name; from then on the document has the card. */
    card(key: CardKey): string {
      cards.add(key);
      return cardOf(key).publicId;
    },
    wording: (question: QuestionKey, revision: RevisionKey): number =>
      wordings.placeOf(`${question} ${revision}`, { question, revision }),
    basis({ params, policy, affectsSchedule, guessChance, probe, disputed }: AnswerEntry): number {
      const whole = { params, policy, affectsSchedule, guessChance, probe };
      const basis = disputed ? { ...whole, disputed } : whole;
      return bases.placeOf(JSON.stringify(basis), basis);
    },
    tell({ revision, casePart }: AnswerEntry): void {
      const parts = told.get(revision) ?? new Set<number>();
      told.set(revision, parts.add(casePart?.part ?? 0));
    },

    cards(): LearnerContent['cards'] {
      const memories = own.memories();
      const traps = own.trapCounts();
      const holds = own.holds();
      const all = new Set([...cards, ...memories.keys(), ...traps.keys(), ...holds.keys()]);
      return [...all].map((key) => {
        const { publicId, bank, id } = cardOf(key);
        const { suspended = false, buriedUntil = null } = holds.get(key) ?? {};
        const kept = { memory: memories.get(key) ?? null, trap: traps.get(key) ?? null };
        return { id: publicId, bank, cardId: id, ...kept, suspended, buriedUntil };
      });
    },
    /** The hash over a key is told only with the key itself, or the key could be guessed by it. */
    *wordings(): Generator<LearnerContent['wordings'][number]> {
      for (const { question, revision } of wordings.values) {
        const { bank, id } = questionOf(question);
        const { question: asked, shown } = boundOf(revision);
        const { hash } = own.revision(revision);
        const isTold = told.get(revision)?.size === asked.parts;
        const names = { revision: wordingOf(secret, hash), shown, hash: isTold ? hash : null };
        yield { bank, question: id, type: asked.kind, ...names };
      }
    },
    bases: (): LearnerContent['bases'] => bases.values,
  };
}
