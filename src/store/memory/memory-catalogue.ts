// The catalogue of the in-memory engine: rows in maps, changed as bank-plan.ts says.
import type { Bank } from '#core/question/bank.ts';
import type {
  CardKey,
  CatalogueQuestion,
  QuestionKey,
  RevisionKey,
} from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';
import { assembleCatalogue, type StoredBank, type StoredCard } from '../assemble-catalogue.ts';
import {
  choosePublicId,
  type PlannedCard,
  planBank,
  planRetiring,
  type Retiring,
} from '../bank-plan.ts';
import type { KnownBank } from '../known-bank.ts';
import type { OwnView } from '../own-data.ts';
import type { Store } from '../store.ts';
import type { Names } from './day-counts.ts';
import { frozen } from './frozen.ts';

type StoredQuestion = CatalogueQuestion & {
  readonly bank: string;
  readonly card: CardKey;
  readonly position: number;
  readonly retired: boolean;
};
type Methods = Pick<Store, 'loadCatalogue' | 'saveBank' | 'retireBank' | 'revision'>;

export type Listing = Pick<
  OwnView,
  'cards' | 'questions' | 'questionNamed' | 'revisionOf' | 'revisions'
>;

export type MemoryCatalogue = {
  readonly methods: Methods;
  readonly names: Names;
  /** Everything that can be named, retired ones too. */
  readonly listing: Listing;
  revision(key: RevisionKey): Revision;
};

export function createMemoryCatalogue(): MemoryCatalogue {
  const banks = new Map<string, StoredBank>();
  const cards = new Map<CardKey, StoredCard>();
  const questions = new Map<QuestionKey, StoredQuestion>();
  const aliases = new Map<string, Map<string, QuestionKey>>();
  const revisions: Revision[] = [];

  const known = (bank: string): KnownBank => {
    const stored = banks.get(bank);
    return {
      cards: [...cards.values()].filter((card) => card.bank === bank),
      questions: [...questions.values()].filter((question) => question.bank === bank),
      aliases: aliases.get(bank) ?? new Map(),
      language: stored ? (JSON.parse(stored.document) as Bank).language : null,
      revisionOf: (question) => revision(question.revision),
    };
  };

  const keepRevision = (revision: Revision): RevisionKey => {
    const place = revisions.findIndex(({ hash }) => hash === revision.hash);
    return place >= 0 ? place + 1 : revisions.push(frozen(revision));
  };

  const saveCard = (bank: string, planned: PlannedCard): void => {
    const { linked, rank, facts } = planned;
    const isTaken = (id: string) => [...cards.values()].some((card) => card.publicId === id);
    const was = planned.known && cards.get(planned.known.key);
    const publicId = was?.publicId ?? choosePublicId(bank, linked.id, isTaken);
    const key = was?.key ?? cards.size + 1;
    cards.set(key, { key, id: linked.id, bank, publicId, rank, facts, retired: false });
    for (const { known: asked, linked: wording, position, aliases: names } of planned.questions) {
      const { id, type, level, parts } = wording;
      const revision = keepRevision(wording.revision);
      const fields = { id, type, level, parts, revision, revisionHash: wording.revision.hash };
      const questionKey = asked?.key ?? questions.size + 1;
      const place = { key: questionKey, bank, card: key, position, retired: false };
      questions.set(questionKey, { ...fields, ...place });
      const ofBank = aliases.get(bank) ?? new Map<string, QuestionKey>();
      for (const name of names) if (!ofBank.has(name)) ofBank.set(name, questionKey);
      aliases.set(bank, ofBank);
    }
  };

  const retire = ({ goneCards, goneQuestions }: Retiring): void => {
    for (const { key } of goneCards) {
      const card = cards.get(key);
      if (card) cards.set(key, { ...card, retired: true });
    }
    for (const { key } of goneQuestions) {
      const question = questions.get(key);
      if (question) questions.set(key, { ...question, retired: true });
    }
  };

  const revision = (key: RevisionKey): Revision => {
    const found = revisions[key - 1];
    if (!found) throw new Error(`no revision ${key}`);
    return found;
  };

  return {
    revision,
    listing: {
      cards: () =>
        [...cards.values()].map(({ key, bank, id, publicId }) => ({ key, bank, id, publicId })),
      questions: () =>
        [...questions.values()].map(({ key, bank, id, revision: wording }) => ({
          key,
          bank,
          id,
          revision: wording,
        })),
      questionNamed: (bank, id) =>
        [...questions.values()].find((one) => one.bank === bank && one.id === id)?.key ??
        aliases.get(bank)?.get(id) ??
        null,
      revisionOf: (hash) => revisions.findIndex((one) => one.hash === hash) + 1 || null,
      revisions: () => revisions.map((_, place) => place + 1),
    },
    names: {
      bankOf: (card) => cards.get(card)?.bank ?? '',
      typeOf: (question) => questions.get(question)?.type ?? '',
      placeOf: (question) => {
        const found = questions.get(question);
        if (!found) throw new Error(`no question ${question}`);
        return { bank: found.bank, card: found.card, id: found.id };
      },
    },
    methods: {
      loadCatalogue: async () =>
        assembleCatalogue(
          [...banks.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
          [...cards.values()].sort((one, other) => one.rank - other.rank),
          [...questions.values()]
            .filter((question) => !question.retired)
            .sort((one, other) => one.position - other.position)
            .map(({ bank: _, position: __, retired: ___, ...question }) => question),
        ),
      saveBank: async (bank, _at, decide = () => true) => {
        const id = bank.bank.bank;
        const plan = planBank(bank, known(id));
        const { changes } = plan.proposal;
        if (!decide(plan.proposal)) return changes;
        const document = JSON.stringify(bank.bank);
        banks.set(id, { id, document, sourceHash: bank.sourceHash, retired: false });
        for (const { question, id: name } of plan.displaced) {
          const asked = questions.get(question.key);
          if (asked) questions.set(question.key, { ...asked, id: name });
        }
        for (const card of plan.cards) saveCard(id, card);
        retire(plan);
        return changes;
      },
      retireBank: async (id, _at, decide = () => true) => {
        const bank = banks.get(id);
        const gone = planRetiring(id, known(id));
        if (!bank || bank.retired || !decide(gone.proposal)) return gone.proposal.changes;
        banks.set(id, { ...bank, retired: true });
        retire(gone);
        return gone.proposal.changes;
      },
      revision: async (key) => revision(key),
    },
  };
}
