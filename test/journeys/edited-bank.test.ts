// A learner practises, the author edits, the bank is loaded again: what every kind of edit leaves as it was.
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PresentationView } from '#api/views/presentation.ts';
import { createBankSource } from '#authoring/bank-source.ts';
import type { BankChanges } from '#core/question/catalogue.ts';
import type { EditClass } from '#core/question/question.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { type LoadOptions, loadBanks } from '#use-cases/load-banks.ts';
import { regradeAnswers } from '#use-cases/regrade-answers.ts';
import { NOTHING } from '../store/fixtures.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { checkOf } from '../support/here-checker.ts';
import { bodyOf, findFaults, succeed } from '../support/journey.ts';
import { answer, practise } from '../support/learner.ts';
import { createServer, DAY, MINUTE, type Server, START } from '../support/server.ts';
import { digestState } from '../support/state-digest.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an author writes, walked and changed freely
type Written = any;

const option = (text: string, more: object = {}) => ({
  text,
  rationale: `What makes ${text} right or wrong is told here at some length.`,
  ...more,
});
const single = (id: string, stem: string, trap?: string) => ({
  id,
  type: 'single',
  level: 1,
  stem,
  options: [
    option('right one', { correct: true }),
    option('wrong one', trap ? { trap } : {}),
    option('wrong two'),
    option('wrong three'),
  ],
  explanation: 'It is as it is.',
});
/** Five options, and as many more. */
const multiple = (id: string, stem: string, trap: string, more: readonly string[] = []) => ({
  id,
  type: 'multiple',
  level: 1,
  stem: `${stem} (Select TWO.)`,
  options: [
    option('key a', { correct: true }),
    option('key b', { correct: true }),
    option('no a', { trap }),
    option('no b'),
    option('no c'),
    ...more.map((text) => option(text)),
  ],
  explanation: 'It is as it is.',
});
const card = (id: string, questions: object[]) => ({
  id,
  title: `Title of ${id}`,
  trap: `Somebody takes ${id} for another.`,
  topic: 'basics',
  importance: 'important',
  questions,
});

/** Two cards with two questions each, and a question outside a card. */
const first = (): Written => ({
  bank: {
    bank: 'book',
    title: 'The book',
    language: 'en',
    license: 'MIT',
    topics: { basics: 'Basics', more: 'More' },
  },
  cards: [
    card('alpha', [
      single('a1', 'Which service keeps the tuned weights?', 'beta'),
      multiple('a2', 'Where do hospitals run their models?', 'beta'),
    ]),
    card('beta', [
      multiple('b1', 'Which stores hold embeddings for retrieval?', 'alpha', ['no d']),
      {
        id: 'b2',
        type: 'ordering',
        level: 1,
        stem: 'In which order does a team tune a model?',
        items: ['step one', 'step two', 'step three'],
        explanation: 'One after the other.',
      },
    ]),
  ],
  questions: [
    {
      ...single('loose', 'Who signs what leaves the house?'),
      topic: 'basics',
      importance: 'important',
    },
  ],
});

function sourceOf(written: Written) {
  const { bank, ...things } = written;
  const files = { 'bank.yaml': bank, 'things.yaml': things };
  return createBankSource(
    'book',
    Object.entries(files).map(([path, value]) => ({
      path,
      bytes: Buffer.from(JSON.stringify(value)),
    })),
    [],
  );
}

/** Loads an edition; null is a folder that is gone. The server goes on with what is served then. */
async function load(store: Store, written: Written | null, now: number, options: LoadOptions = {}) {
  const read = { banks: written ? [sourceOf(written)] : [], problems: [] };
  const { changes, refused, problems } = await loadBanks(
    store,
    read,
    now,
    checkOf(read.banks),
    options,
  );
  const errors = problems.filter(({ level }) => level === 'error').map(({ rule }) => rule);
  return { changes, refused, errors };
}

/** A learner of two days: wrong on alpha twice, by the trap that beta names, and a question of alpha still open. */
async function practised(store: Store): Promise<{ server: Server; open: PresentationView }> {
  const { errors } = await load(store, first(), START);
  expect(errors).toEqual([]);
  const server = await createServer({ store });
  for (const right of [
    ['beta', 'loose'],
    ['alpha', 'loose'],
  ]) {
    await practise(server, { size: 5 }, ({ question }) => right.includes(question.cardId));
    server.clock.now += DAY;
  }
  const opened = await server.post('/v1/sessions', { mode: 'drill', cards: ['alpha'] });
  server.clock.now += MINUTE;
  return { server, open: bodyOf(opened, 201).next };
}

const CARDS = ['alpha', 'beta', 'loose'];

/** All that was promised to stay: what is known of each card, each past answer with its reply, and the days studied. */
async function keptBy(server: Server) {
  const cards = [];
  for (const id of CARDS) {
    const { memory, history, trap, suspended } = bodyOf(await server.get(`/v1/me/cards/${id}`));
    cards.push({ id, memory, history, suspended, times: trap.times, strong: trap.strong });
  }
  const answers = cards.flatMap(({ history }) => history).filter(({ kind }) => kind === 'answer');
  const replies = [];
  for (const { answerId } of answers) {
    const path = `/v1/presentations/${answerId.replace('ans_', 'prs_')}/answer`;
    replies.push(bodyOf(await server.get(path)));
  }
  const { daysStudied } = bodyOf(await server.get('/v1/me/stats/progress')).total;
  return { cards, replies, daysStudied };
}

const says = (changes: Partial<BankChanges>, edits: Partial<Record<string, EditClass>> = {}) => ({
  changes: [
    {
      bank: 'book',
      ...NOTHING,
      ...changes,
      edits: Object.entries(edits).map(([id, is]) => ({ id, class: is, proposed: is })),
    },
  ],
  refused: [],
  errors: [],
});
const refusal = (...errors: string[]) => ({
  changes: [],
  refused: expect.arrayContaining([expect.objectContaining({ bank: expect.anything() })]),
  errors,
});

type Step = readonly [
  edit: (written: Written) => Written | null,
  says: object,
  options?: LoadOptions,
];
/** `finds`: what the learner meets on the day after. */
type Case = { readonly steps: readonly Step[]; readonly finds?: (server: Server) => Promise<void> };

const edit = (change: (written: Written) => void) => (written: Written) => {
  change(written);
  return written;
};
const asked = async (server: Server, cardId: string) => {
  const { next } = bodyOf(
    await server.post('/v1/sessions', { mode: 'drill', cards: [cardId] }),
    201,
  );
  return next as PresentationView;
};
const everything = { retired: ['a1', 'a2', 'alpha', 'b1', 'b2', 'beta', 'loose'] };
const OTHER = {
  ...single('a1', 'How long lasts spacing before exams?'),
  options: ['right one', 'shorter gaps', 'longer gaps', 'cramming tonight'].map((text, at) =>
    option(text, at === 0 ? { correct: true } : {}),
  ),
};

const CASES: Record<string, Case> = {
  'a typo': {
    steps: [
      [
        edit(({ cards: [alpha] }) => {
          alpha.questions[0].stem = 'Which service keeps the tuned weihgts?';
        }),
        says({ edited: ['a1'] }, { a1: 'cosmetic' }),
      ],
    ],
  },
  'what a question means': {
    steps: [
      [
        edit(({ cards: [alpha] }) => {
          alpha.questions[0].stem = 'Which service hands out the tuned weights, in every case?';
        }),
        says({ edited: ['a1'] }, { a1: 'meaning' }),
      ],
    ],
  },
  'an option more, and one less': {
    steps: [
      [
        edit(({ cards: [alpha, beta] }) => {
          alpha.questions[1].options.push(option('no d'));
          beta.questions[0].options.pop();
        }),
        says({ edited: ['a2', 'b1'] }, { a2: 'meaning', b1: 'meaning' }),
      ],
    ],
  },
  'a question that goes to another card': {
    steps: [
      [
        edit(({ cards: [alpha, beta] }) => beta.questions.push(alpha.questions.pop())),
        says({ edited: ['a2'] }),
      ],
    ],
  },
  'the name of a question': {
    steps: [
      [
        edit(({ cards: [alpha] }) =>
          Object.assign(alpha.questions[0], { id: 'better', aliases: ['a1'] }),
        ),
        says({ renamed: ['better'] }),
      ],
    ],
  },
  'a question that is gone, and back again': {
    steps: [
      [edit(({ cards: [alpha] }) => alpha.questions.shift()), says({ retired: ['a1'] })],
      [edit(() => {}), says({ restored: ['a1'] })],
    ],
  },
  'a card that is gone, and back again': {
    steps: [
      [
        edit((written) => {
          written.cards.shift();
          delete written.cards[0].questions[0].options[2].trap;
        }),
        says({ edited: ['b1'], retired: ['a1', 'a2', 'alpha'] }, { b1: 'meaning' }),
      ],
      [
        edit(() => {}),
        says({ edited: ['b1'], restored: ['a1', 'a2', 'alpha'] }, { b1: 'meaning' }),
      ],
    ],
  },
  'the name of a card': {
    steps: [
      [
        (written) => JSON.parse(JSON.stringify(written).replaceAll('"beta"', '"gamma"')),
        says({ edited: ['a1', 'a2'], renamed: ['gamma'] }, { a1: 'cosmetic', a2: 'cosmetic' }),
      ],
    ],
    finds: async (server) => {
      // Its trap is counted under the new name as under the old.
      const { times } = bodyOf(await server.get('/v1/me/cards/beta')).trap;
      await answer(server, await asked(server, 'alpha'), false);
      expect(bodyOf(await server.get('/v1/me/cards/beta')).trap.times).toBe(times + 1);
    },
  },
  'the topic of a card': {
    steps: [
      [
        edit(({ cards: [alpha] }) => {
          alpha.topic = 'more';
        }),
        says({ edited: ['alpha'] }),
      ],
    ],
    finds: async (server) => {
      expect(bodyOf(await server.get('/v1/me/cards/alpha')).topic).toBe('more');
    },
  },
  'the type of a question': {
    steps: [
      [
        edit(({ cards: [alpha] }) => {
          alpha.questions[0].type = 'multiple';
          alpha.questions[0].options[2].correct = true;
          alpha.questions[0].options.push(option('wrong four'));
          alpha.questions[0].stem += ' (Select TWO.)';
        }),
        says({ keyChanged: ['a1'] }, { a1: 'key' }),
      ],
    ],
  },
  'another question under an old id': {
    steps: [
      [edit(({ cards: [alpha] }) => alpha.questions.splice(0, 1, OTHER)), refusal('reused-id')],
      [
        edit(({ cards: [alpha] }) => alpha.questions.splice(0, 1, { ...OTHER, replaces: 'a1' })),
        says({ replaced: ['a1'] }),
      ],
    ],
    finds: async (server) => {
      // It was never seen, so it is the one that is asked.
      expect((await asked(server, 'alpha')).question.stem).toBe(OTHER.stem);
    },
  },
  'another question under a new id': {
    steps: [
      [
        edit(({ cards: [alpha] }) =>
          alpha.questions.splice(0, 1, { ...OTHER, id: 'a3', replaces: 'a1' }),
        ),
        says({ replaced: ['a3'], retired: ['a1'] }),
      ],
    ],
  },
  'a bank that is gone, and back again': {
    steps: [
      [() => null, says(everything)],
      [edit(() => {}), says({ restored: everything.retired })],
    ],
  },
  'the id of a bank': {
    steps: [
      [
        edit(({ bank }) => {
          bank.bank = 'volume';
        }),
        refusal('renamed-bank'),
      ],
    ],
  },
};

describe.each(['memory', 'sqlite'])('nobody is hurt when an author changes (%s)', (engine) => {
  async function open(): Promise<Store> {
    if (engine === 'memory') return openMemoryStore();
    const { store, discard } = await openInNewFolder();
    onTestFinished(discard);
    return store;
  }

  test.each(Object.entries(CASES))('%s', async (_name, { steps, finds }) => {
    const store = await open();
    let { server, open: shown } = await practised(store);
    const me = (await store.learner('me'))?.key ?? 0;
    const [state, kept] = [await digestState(store), await keptBy(server)];
    for (const [change, told, options] of steps) {
      expect(await load(store, change(first()), server.clock.now, options)).toEqual(told);
      server = await succeed(server, store);
      expect(await digestState(store)).toBe(state);
      expect(await keptBy(server)).toEqual(kept);
    }
    expect(await findFaults(store, me)).toEqual([]);
    // What was shown before is answered as it was shown.
    expect((await answer(server, shown, true)).body).toMatchObject({
      outcome: { correct: true },
    });
    server.clock.now += DAY;
    await practise(server, { size: 5 }, () => true);
    await finds?.(server);
    expect(await findFaults(store, me)).toEqual([]);
  });

  test('a key, and only regrading moves what follows from it', async () => {
    const store = await open();
    let { server } = await practised(store);
    const me = (await store.learner('me'))?.key ?? 0;
    const [state, kept] = [await digestState(store), await keptBy(server)];
    const mended = first();
    const [right, wrong] = mended.cards[0].questions[0].options;
    Object.assign(wrong, { correct: right.correct, trap: undefined });
    delete right.correct;
    const told = says({ keyChanged: ['a1'] }, { a1: 'key' });
    expect(await load(store, mended, server.clock.now)).toEqual(told);
    server = await succeed(server, store);
    expect(await digestState(store)).toBe(state);
    expect(await keptBy(server)).toEqual(kept);
    const request = { bank: 'book', question: 'a1', dryRun: false };
    const { questions } = await regradeAnswers(server.world, request, server.call());
    expect(questions).toMatchObject([{ questionId: 'a1', turnedRight: 1, turnedWrong: 0 }]);
    expect(await findFaults(store, me)).toEqual([]);
    const now = await keptBy(server);
    expect(now.cards[0]?.memory.stabilityDays).toBeGreaterThan(kept.cards[0]?.memory.stabilityDays);
    const verdicts = ({ replies }: typeof now) => replies.map(({ outcome }) => outcome);
    expect(verdicts(now)).toEqual(verdicts(kept));
    expect(verdicts(kept)).toHaveLength(4);
  });
});
