// Saving banks: identity of questions and cards, revisions, retiring and restoring.
import { describe, expect, test } from 'vitest';
import type { BankProposal } from '#core/question/bank-proposal.ts';
import type { LinkedQuestion } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';
import { AT, bank, card, memory, NOTHING, practise, question } from '../fixtures.ts';

export function catalogueContract(store: () => Store): void {
  const cardOf = async (bankId: string, id: string) => {
    const { cards } = await store().loadCatalogue();
    const found = [...cards.values()].find((one) => one.bank === bankId && one.id === id);
    if (!found) throw new Error(`no card ${id} in ${bankId}`);
    return found;
  };
  const asked = async (bankId: string, cardId: string, id: string) => {
    const found = (await cardOf(bankId, cardId)).questions.find((one) => one.id === id);
    if (!found) throw new Error(`no question ${id} in ${cardId}`);
    return found;
  };

  test('an empty store has an empty catalogue', async () => {
    const { banks, cards, cardsByPublicId } = await store().loadCatalogue();
    expect([banks.size, cards.size, cardsByPublicId.size]).toEqual([0, 0, 0]);
  });

  test('a saved bank comes back as it was linked', async () => {
    const facts = {
      trap: 'Believes x',
      exams: ['AIF-C01'],
      objectives: ['o-1'],
      confusable: ['beta'],
    };
    const alpha = card('alpha', { ...facts, asOf: '2026-11', validUntil: '2027' });
    const linked = bank('plain', [alpha, card('beta')]);
    const changes = await store().saveBank(linked, AT);
    expect(changes).toEqual({
      ...NOTHING,
      bank: 'plain',
      added: ['alpha', 'alpha-q1', 'alpha-q2', 'beta', 'beta-q1', 'beta-q2'],
    });
    const catalogue = await store().loadCatalogue();
    const saved = catalogue.banks.get('plain');
    expect(saved?.bank).toEqual(linked.bank);
    expect(saved?.sourceHash).toBe(linked.sourceHash);
    expect(saved?.cards.map(({ id }) => id)).toEqual(['alpha', 'beta']);
    const first = await cardOf('plain', 'alpha');
    expect(first).toMatchObject({ ...facts, publicId: 'alpha', bank: 'plain', rank: 0 });
    expect(first).toMatchObject({ asOf: '2026-11', validUntil: '2027', retired: false });
    expect(first.questions.map(({ id }) => id)).toEqual(['alpha-q1', 'alpha-q2']);
    expect(catalogue.cards.get(first.key)).toBe(saved?.cards[0]);
    expect(catalogue.cardsByPublicId.get('alpha')).toBe(saved?.cards[0]);
    const [one] = first.questions;
    const [written] = alpha.questions;
    expect(one?.revisionHash).toBe(written?.revision.hash);
    expect(await store().revision(one?.revision ?? 0)).toEqual(written?.revision);
  });

  test('cards are ranked by importance and then by the order of their author', async () => {
    const cards = [
      card('a', { importance: 'nice-to-know' }),
      card('b', { importance: 'important' }),
      card('c', { importance: 'critical' }),
      card('d', { importance: 'important' }),
    ];
    await store().saveBank(bank('plain', cards), AT);
    const saved = (await store().loadCatalogue()).banks.get('plain')?.cards ?? [];
    expect(saved.map(({ id, rank }) => [id, rank])).toEqual([
      ['c', 0],
      ['b', 1],
      ['d', 2],
      ['a', 3],
    ]);
  });

  test('saving the same bank again changes nothing', async () => {
    const linked = bank('plain', [card('alpha'), card('beta', { importance: 'critical' })]);
    await store().saveBank(linked, AT);
    const before = await store().loadCatalogue();
    expect(await store().saveBank(structuredClone(linked), AT + 1)).toEqual({
      ...NOTHING,
      bank: 'plain',
    });
    expect(await store().loadCatalogue()).toEqual(before);
  });

  test('new wording is a new revision of the same question, and the old one stays readable', async () => {
    await store().saveBank(bank('plain', [card('alpha')]), AT);
    const before = await asked('plain', 'alpha', 'alpha-q1');
    const edited = card('alpha', {
      questions: [question('alpha-q1', 'What exactly?'), question('alpha-q2')],
    });
    const changes = await store().saveBank(bank('plain', [edited]), AT + 1);
    expect(changes).toEqual({
      ...NOTHING,
      bank: 'plain',
      edited: ['alpha-q1'],
      edits: [{ id: 'alpha-q1', class: 'meaning', proposed: 'meaning' }],
    });
    const after = await asked('plain', 'alpha', 'alpha-q1');
    expect(after.key).toBe(before.key);
    expect(after.revision).not.toBe(before.revision);
    expect(await store().revision(before.revision)).toMatchObject({ hash: before.revisionHash });
    await store().saveBank(bank('plain', [card('alpha')]), AT + 2);
    expect((await asked('plain', 'alpha', 'alpha-q1')).revision).toBe(before.revision);
  });

  test('a card whose title changes is edited and keeps its key', async () => {
    await store().saveBank(bank('plain', [card('alpha')]), AT);
    const { key } = await cardOf('plain', 'alpha');
    const changes = await store().saveBank(bank('plain', [card('alpha', { title: 'New' })]), AT);
    expect(changes).toEqual({ ...NOTHING, bank: 'plain', edited: ['alpha'] });
    expect(await cardOf('plain', 'alpha')).toMatchObject({ key, title: 'New' });
  });

  test('what is gone is retired, stays for history, and is restored with its key', async () => {
    const whole = bank('plain', [card('alpha'), card('beta')]);
    await store().saveBank(whole, AT);
    const before = await cardOf('plain', 'beta');
    const gone = await store().saveBank(bank('plain', [card('alpha')]), AT + 1);
    expect(gone).toEqual({ ...NOTHING, bank: 'plain', retired: ['beta', 'beta-q1', 'beta-q2'] });
    expect(await cardOf('plain', 'beta')).toMatchObject({
      key: before.key,
      retired: true,
      questions: [],
    });
    const served = (await store().loadCatalogue()).banks.get('plain')?.cards ?? [];
    expect(served.map(({ id }) => id)).toEqual(['alpha']);
    const back = await store().saveBank(whole, AT + 2);
    expect(back).toEqual({ ...NOTHING, bank: 'plain', restored: ['beta', 'beta-q1', 'beta-q2'] });
    expect(await cardOf('plain', 'beta')).toEqual(before);
  });

  test('one question of a card can be retired', async () => {
    await store().saveBank(bank('plain', [card('alpha')]), AT);
    const less = card('alpha', { questions: [question('alpha-q2')] });
    const changes = await store().saveBank(bank('plain', [less]), AT);
    expect(changes).toEqual({ ...NOTHING, bank: 'plain', retired: ['alpha-q1'] });
    expect((await cardOf('plain', 'alpha')).questions.map(({ id }) => id)).toEqual(['alpha-q2']);
  });

  test('a question renamed with an alias stays the same question, and so it does when renamed back', async () => {
    await store().saveBank(bank('plain', [card('alpha')]), AT);
    const before = await asked('plain', 'alpha', 'alpha-q1');
    const renamed = question('better', 'What is alpha-q1?', { aliases: ['alpha-q1'] });
    const next = bank('plain', [card('alpha', { questions: [renamed, question('alpha-q2')] })]);
    const changes = await store().saveBank(next, AT);
    expect(changes).toEqual({ ...NOTHING, bank: 'plain', renamed: ['better'] });
    expect(await asked('plain', 'alpha', 'better')).toEqual({ ...before, id: 'better' });
    expect(await store().saveBank(next, AT)).toEqual({ ...NOTHING, bank: 'plain' });
    await store().saveBank(bank('plain', [card('alpha')]), AT);
    expect(await asked('plain', 'alpha', 'alpha-q1')).toEqual(before);
  });

  test('an alias does not take a question that is still there under its own id', async () => {
    await store().saveBank(bank('plain', [card('alpha')]), AT);
    const before = await asked('plain', 'alpha', 'alpha-q1');
    const thief = question('thief', 'New?', { aliases: ['alpha-q1'] });
    const questions = [question('alpha-q1'), question('alpha-q2'), thief];
    const changes = await store().saveBank(bank('plain', [card('alpha', { questions })]), AT);
    expect(changes).toEqual({ ...NOTHING, bank: 'plain', added: ['thief'] });
    expect(await asked('plain', 'alpha', 'alpha-q1')).toEqual(before);
  });

  test('a loose question renamed with an alias takes its card, and so its memory, along', async () => {
    const loose = (id: string, aliases: string[] = []) =>
      card(id, { questions: [question(id, 'Loose?', { aliases })] });
    await store().saveBank(bank('plain', [loose('old-name')]), AT);
    const before = await cardOf('plain', 'old-name');
    const changes = await store().saveBank(bank('plain', [loose('new-name', ['old-name'])]), AT);
    expect(changes).toMatchObject({ added: [], retired: [], renamed: ['new-name'] });
    const after = await cardOf('plain', 'new-name');
    expect(after).toMatchObject({ key: before.key, publicId: 'old-name' });
  });

  test('a question that moves to another card keeps its key', async () => {
    await store().saveBank(bank('plain', [card('alpha'), card('beta')]), AT);
    const before = await asked('plain', 'alpha', 'alpha-q2');
    const changes = await store().saveBank(
      bank('plain', [
        card('alpha', { questions: [question('alpha-q1')] }),
        card('beta', {
          questions: [question('beta-q1'), question('beta-q2'), question('alpha-q2')],
        }),
      ]),
      AT,
    );
    expect(changes).toEqual({ ...NOTHING, bank: 'plain', edited: ['alpha-q2'] });
    expect(await asked('plain', 'beta', 'alpha-q2')).toEqual(before);
  });

  test('two banks may use one id: the later card gets the bank before its public id, for ever', async () => {
    await store().saveBank(bank('first', [card('alpha')]), AT);
    await store().saveBank(bank('second', [card('alpha')]), AT);
    expect((await cardOf('first', 'alpha')).publicId).toBe('alpha');
    expect((await cardOf('second', 'alpha')).publicId).toBe('second.alpha');
    await store().retireBank('first', AT);
    await store().saveBank(bank('second', [card('alpha', { title: 'Edited' })]), AT);
    expect((await cardOf('second', 'alpha')).publicId).toBe('second.alpha');
    const { cardsByPublicId } = await store().loadCatalogue();
    expect([...cardsByPublicId.keys()].sort()).toEqual(['alpha', 'second.alpha']);
  });

  test('a bank whose folder is gone is retired with its cards, and comes back whole', async () => {
    const linked = bank('plain', [card('alpha')]);
    await store().saveBank(linked, AT);
    const before = await store().loadCatalogue();
    const changes = await store().retireBank('plain', AT);
    expect(changes).toEqual({
      ...NOTHING,
      bank: 'plain',
      retired: ['alpha', 'alpha-q1', 'alpha-q2'],
    });
    const gone = await store().loadCatalogue();
    expect([...gone.banks.keys()]).toEqual([]);
    expect(gone.cardsByPublicId.get('alpha')).toMatchObject({ retired: true, questions: [] });
    expect(await store().retireBank('plain', AT)).toEqual({ ...NOTHING, bank: 'plain' });
    expect(await store().retireBank('never-there', AT)).toEqual({
      ...NOTHING,
      bank: 'never-there',
    });
    await store().saveBank(linked, AT);
    expect(await store().loadCatalogue()).toEqual(before);
  });

  test('a card whose questions live on in one new card is renamed: same key, same public id', async () => {
    await store().saveBank(bank('plain', [card('alpha'), card('beta')]), AT);
    const before = await cardOf('plain', 'alpha');
    const questions = [question('alpha-q1'), question('alpha-q2'), question('more')];
    const changes = await store().saveBank(
      bank('plain', [card('gamma', { questions, title: 'About alpha' }), card('beta')]),
      AT,
    );
    expect(changes).toEqual({ ...NOTHING, bank: 'plain', added: ['more'], renamed: ['gamma'] });
    const after = await cardOf('plain', 'gamma');
    expect(after).toMatchObject({ key: before.key, publicId: 'alpha', retired: false });
  });

  test.each([
    [
      'two new ones',
      [
        ['g', 'alpha-q1'],
        ['h', 'alpha-q2'],
      ],
      ['g', 'h'],
    ],
    [
      'one that takes another gone card in, too',
      [['g', 'alpha-q1', 'alpha-q2', 'beta-q1', 'beta-q2']],
      ['g'],
    ],
  ])('a card that is gone into %s is retired, with a doubt', async (_name, into, cards) => {
    await store().saveBank(bank('plain', [card('alpha'), card('beta')]), AT);
    const doubts: unknown[] = [];
    const next = into.map(([id = '', ...ids]) =>
      card(id, { questions: ids.map((one) => question(one)) }),
    );
    const changes = await store().saveBank(bank('plain', next), AT, (proposal) => {
      doubts.push(...proposal.doubts);
      return true;
    });
    expect(doubts).toContainEqual({ kind: 'split-card', id: 'alpha', place: null, cards });
    expect(changes).toMatchObject({ added: cards, renamed: [] });
    expect(changes.retired).toContain('alpha');
  });

  test('what a bank would change is told before, and nothing of it is done when that is refused', async () => {
    const first = bank('plain', [card('alpha'), card('beta')]);
    const told: unknown[] = [];
    const refuse = (proposal: unknown) => {
      told.push(proposal);
      return false;
    };
    const added = await store().saveBank(first, AT, refuse);
    expect(added.added).toHaveLength(6);
    expect((await store().loadCatalogue()).banks.size).toBe(0);
    await store().saveBank(first, AT);
    const before = await store().loadCatalogue();
    const edited = card('alpha', { questions: [question('alpha-q1', 'What exactly?')] });
    const less = await store().saveBank(bank('plain', [edited]), AT, refuse);
    const gone = await store().retireBank('plain', AT, refuse);
    expect(told).toEqual([
      {
        changes: added,
        doubts: [],
        inUse: { cards: 0, questions: 0 },
        gone: { cards: 0, questions: 0 },
      },
      {
        changes: less,
        doubts: [],
        inUse: { cards: 2, questions: 4 },
        gone: { cards: 1, questions: 3 },
      },
      {
        changes: gone,
        doubts: [],
        inUse: { cards: 2, questions: 4 },
        gone: { cards: 2, questions: 4 },
      },
    ]);
    expect(await store().loadCatalogue()).toEqual(before);
    expect(await store().saveBank(first, AT)).toEqual({ ...NOTHING, bank: 'plain' });
  });

  describe('another question in the place of one', () => {
    const OTHER = 'Wherever does wholly foreign wording stand?';
    const withFirst = (first: LinkedQuestion) =>
      bank('plain', [card('alpha', { questions: [first, question('alpha-q2')] })]);

    test('under its own id: the old one is retired, the new one has a history of its own', async () => {
      await store().saveBank(bank('plain', [card('alpha')]), AT);
      const { key } = await asked('plain', 'alpha', 'alpha-q1');
      const next = withFirst(question('alpha-q1', OTHER, { replaces: 'alpha-q1' }));
      const doubts: unknown[] = [];
      const changes = await store().saveBank(next, AT, (proposal) => {
        doubts.push(...proposal.doubts);
        return proposal.gone.questions === 0;
      });
      expect([changes, doubts]).toEqual([
        { ...NOTHING, bank: 'plain', replaced: ['alpha-q1'] },
        [],
      ]);
      const after = await asked('plain', 'alpha', 'alpha-q1');
      expect(after.key).not.toBe(key);
      expect(await store().saveBank(next, AT)).toEqual({ ...NOTHING, bank: 'plain' });
      // Once more: the name that the first one got is not taken twice.
      const third = withFirst(
        question('alpha-q1', 'Hardly anything shared here.', { replaces: 'alpha-q1' }),
      );
      expect((await store().saveBank(third, AT)).replaced).toEqual(['alpha-q1']);
      expect((await asked('plain', 'alpha', 'alpha-q1')).key).not.toBe(after.key);
    });

    test('under an id of its own', async () => {
      await store().saveBank(bank('plain', [card('alpha')]), AT);
      const next = withFirst(question('newer', 'What is alpha-q1?', { replaces: 'alpha-q1' }));
      const proposals: BankProposal[] = [];
      await store().saveBank(next, AT, (proposal) => proposals.push(proposal) > 0);
      expect(proposals[0]).toMatchObject({
        changes: { ...NOTHING, bank: 'plain', replaced: ['newer'], retired: ['alpha-q1'] },
        gone: { cards: 0, questions: 0 },
      });
      expect(await store().saveBank(next, AT)).toEqual({ ...NOTHING, bank: 'plain' });
    });

    test('that nobody speaks of is a doubt, and so is one that is hardly another', async () => {
      await store().saveBank(bank('plain', [card('alpha')]), AT);
      const doubtsOf = async (first: LinkedQuestion) => {
        let found: readonly unknown[] = [];
        await store().saveBank(withFirst(first), AT, ({ doubts }) => {
          found = doubts;
          return false;
        });
        return found;
      };
      const at = { id: 'alpha-q1', place: null };
      const asked = 'What is alpha-q1?';
      expect(await doubtsOf(question('alpha-q1', OTHER))).toEqual([
        { ...at, kind: 'other-question', asked },
      ]);
      expect(await doubtsOf(question('alpha-q1', OTHER, { edit: 'meaning' }))).toEqual([]);
      expect(await doubtsOf(question('renamed', OTHER, { aliases: ['alpha-q1'] }))).toEqual([]);
      const near = 'What exactly is alpha-q1?';
      expect(await doubtsOf(question('alpha-q1', near, { replaces: 'alpha-q1' }))).toEqual([
        { ...at, kind: 'same-question' },
      ]);
      expect(await doubtsOf(question('alpha-q1', asked, { edit: 'cosmetic' }))).toEqual([
        { ...at, kind: 'spent', stated: 'cosmetic' },
      ]);
    });
  });

  test('memory survives edit, retiring and restoring of its card', async () => {
    const { learner, card: find, answer } = await practise(store());
    await answer('alpha');
    const { key } = find('alpha');
    await store().retireBank('plain', AT);
    expect((await store().memories(learner.key)).get(key)).toEqual(memory());
  });

  test('an unknown revision is a bug', async () => {
    await expect(store().revision(99)).rejects.toThrow('no revision 99');
  });
}
