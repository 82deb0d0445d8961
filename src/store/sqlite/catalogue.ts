// Banks, cards and questions: applies what bank-plan.ts decided, and reads the catalogue back.
import type { Instant } from '#core/base/time.ts';
import type { Bank } from '#core/question/bank.ts';
import type { CardKey, CatalogueQuestion, LinkedBank } from '#core/question/catalogue.ts';
import { assembleCatalogue, type StoredBank, type StoredCard } from '../assemble-catalogue.ts';
import {
  type BankPlan,
  choosePublicId,
  type PlannedCard,
  planBank,
  planRetiring,
  type Retiring,
} from '../bank-plan.ts';
import type { KnownBank, KnownCard, KnownQuestion } from '../known-bank.ts';
import type { Store } from '../store.ts';
import type { Kit } from './kit.ts';
import type { Revisions } from './revisions.ts';

type Flag<T> = Omit<T, 'retired'> & { readonly retired: number };
type BankRow = { key: number; document: string; source_hash: string; retired_at: number | null };
type Methods = Pick<Store, 'loadCatalogue' | 'saveBank' | 'retireBank' | 'revision'>;

const unflag = <T>(row: Flag<T>) => ({ ...row, retired: row.retired === 1 }) as unknown as T;

export function createCatalogue({ db, write, read }: Kit, revisions: Revisions): Methods {
  const banks = db.prepare<[], Flag<StoredBank>>(
    `SELECT id, document, source_hash AS sourceHash, retired_at IS NOT NULL AS retired
      FROM bank ORDER BY id`,
  );
  const cards = db.prepare<[], Flag<StoredCard>>(
    `SELECT c.key, c.id, b.id AS bank, c.public_id AS publicId, c.rank, c.facts,
      c.retired_at IS NOT NULL AS retired
      FROM card c JOIN bank b ON b.key = c.bank_key ORDER BY b.id, c.rank, c.key`,
  );
  const questions = db.prepare<[], CatalogueQuestion & { card: CardKey }>(
    `SELECT q.key, q.id, q.card_key AS card, q.revision_key AS revision, r.hash AS revisionHash,
      q.type, q.level, q.parts FROM question q JOIN revision r ON r.key = q.revision_key
      WHERE q.retired_at IS NULL ORDER BY q.card_key, q.position`,
  );

  const bankById = db.prepare<[string], BankRow>(
    'SELECT key, document, source_hash, retired_at FROM bank WHERE id = ?',
  );
  const knownCards = db.prepare<[number], Flag<KnownCard>>(
    `SELECT key, id, rank, facts, retired_at IS NOT NULL AS retired FROM card WHERE bank_key = ?`,
  );
  const knownQuestions = db.prepare<[number], Flag<KnownQuestion>>(
    `SELECT q.key, q.id, q.card_key AS card, q.position, q.type, q.level, q.parts,
      q.revision_key AS revision, r.hash AS revisionHash, q.retired_at IS NOT NULL AS retired
      FROM question q JOIN revision r ON r.key = q.revision_key WHERE q.bank_key = ?`,
  );
  const knownAliases = db.prepare<[number], { alias: string; question_key: number }>(
    'SELECT alias, question_key FROM question_alias WHERE bank_key = ?',
  );
  const publicIdTaken = db
    .prepare<[string], number>('SELECT 1 FROM card WHERE public_id = ?')
    .pluck();

  const addBank = db.prepare<[string, string, string, Instant]>(
    'INSERT INTO bank (id, document, source_hash, saved_at) VALUES (?, ?, ?, ?)',
  );
  const setBank = db.prepare<[string, string, Instant, number]>(
    'UPDATE bank SET document = ?, source_hash = ?, saved_at = ?, retired_at = NULL WHERE key = ?',
  );
  const retireBank = db.prepare<[Instant, number]>('UPDATE bank SET retired_at = ? WHERE key = ?');
  const addCard = db.prepare<[number, string, string, number, string]>(
    'INSERT INTO card (bank_key, id, public_id, rank, facts) VALUES (?, ?, ?, ?, ?)',
  );
  const setCard = db.prepare<[string, number, string, CardKey]>(
    'UPDATE card SET id = ?, rank = ?, facts = ?, retired_at = NULL WHERE key = ?',
  );
  const retireCard = db.prepare<[Instant, CardKey]>('UPDATE card SET retired_at = ? WHERE key = ?');
  const addQuestion = db.prepare<(number | string)[]>(
    `INSERT INTO question (card_key, id, position, type, level, parts, revision_key, bank_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setQuestion = db.prepare<(number | string)[]>(
    `UPDATE question SET card_key = ?, id = ?, position = ?, type = ?, level = ?, parts = ?,
      revision_key = ?, retired_at = NULL WHERE key = ?`,
  );
  const retireQuestion = db.prepare<[Instant, number]>(
    'UPDATE question SET retired_at = ? WHERE key = ?',
  );
  const displaceQuestion = db.prepare<[string, number]>('UPDATE question SET id = ? WHERE key = ?');
  const addAlias = db.prepare<[number, string, number]>(
    'INSERT OR IGNORE INTO question_alias (bank_key, alias, question_key) VALUES (?, ?, ?)',
  );

  const known = (row: BankRow | undefined): KnownBank => ({
    cards: row ? knownCards.all(row.key).map(unflag<KnownCard>) : [],
    questions: row ? knownQuestions.all(row.key).map(unflag<KnownQuestion>) : [],
    aliases: new Map(
      (row ? knownAliases.all(row.key) : []).map((one) => [one.alias, one.question_key]),
    ),
    language: row ? (JSON.parse(row.document) as Bank).language : null,
    revisionOf: ({ revision }) => revisions.require(revision),
  });

  const saveCard = (bank: { id: string; key: number }, card: PlannedCard, at: Instant): void => {
    const { linked, rank, facts } = card;
    let key = card.known?.key;
    if (key === undefined) {
      const isTaken = (id: string) => publicIdTaken.get(id) !== undefined;
      const publicId = choosePublicId(bank.id, linked.id, isTaken);
      const added = addCard.run(bank.key, linked.id, publicId, rank, facts);
      key = Number(added.lastInsertRowid);
    } else if (card.changed) setCard.run(linked.id, rank, facts, key);

    for (const question of card.questions) {
      let questionKey = question.known?.key;
      if (questionKey === undefined || question.changed) {
        const { id, type, level, parts, revision } = question.linked;
        const revisionKey = revisions.keep(revision, at);
        const row = [key, id, question.position, type, level, parts, revisionKey];
        if (questionKey !== undefined) setQuestion.run(...row, questionKey);
        else questionKey = Number(addQuestion.run(...row, bank.key).lastInsertRowid);
      }
      for (const alias of question.aliases) addAlias.run(bank.key, alias, questionKey);
    }
  };

  const retire = ({ goneCards, goneQuestions }: Retiring, at: Instant): void => {
    for (const question of goneQuestions) retireQuestion.run(at, question.key);
    for (const card of goneCards) retireCard.run(at, card.key);
  };

  const apply = (bank: LinkedBank, row: BankRow | undefined, plan: BankPlan, at: Instant): void => {
    const id = bank.bank.bank;
    const document = JSON.stringify(bank.bank);
    const key = row?.key ?? Number(addBank.run(id, document, bank.sourceHash, at).lastInsertRowid);
    const isSame =
      row?.document === document && row.source_hash === bank.sourceHash && row.retired_at === null;
    if (row && !isSame) setBank.run(document, bank.sourceHash, at, key);
    for (const { question, id: name } of plan.displaced) displaceQuestion.run(name, question.key);
    for (const card of plan.cards) saveCard({ id, key }, card, at);
    retire(plan, at);
  };

  return {
    loadCatalogue: () =>
      read(() =>
        assembleCatalogue(
          banks.all().map(unflag<StoredBank>),
          cards.all().map(unflag<StoredCard>),
          questions.all(),
        ),
      ),
    saveBank: (bank, at, decide = () => true) =>
      write(() => {
        const row = bankById.get(bank.bank.bank);
        const plan = planBank(bank, known(row));
        if (decide(plan.proposal)) apply(bank, row, plan, at);
        return plan.proposal.changes;
      }),
    retireBank: (id, at, decide = () => true) =>
      write(() => {
        const row = bankById.get(id);
        const isServed = row?.retired_at === null;
        const gone = planRetiring(id, known(isServed ? row : undefined));
        if (isServed && decide(gone.proposal)) {
          retireBank.run(at, row.key);
          retire(gone, at);
        }
        return gone.proposal.changes;
      }),
    revision: (key) => read(() => revisions.require(key)),
  };
}
