// A learner's document as it leaves and as it comes: what it tells and what not, and every way in which it is refused.
import { beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { CANARY } from '../support/banks.ts';
import { EMPTY_DOCUMENT, exportFrom, sealed } from '../support/carry-over.ts';
import { bodyOf } from '../support/journey.ts';
import { liveRichLife, OWN_WORDS, openOther, openToken } from '../support/rich-life.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';
import { digestState } from '../support/state-digest.ts';

type Body = Reply['body'];

describe('a document', () => {
  let server: Server;
  let life: Awaited<ReturnType<typeof liveRichLife>>;
  let text: string;
  let document: Body;
  /** A server where the document could be taken in. */
  let untouched: Server;
  let source: Awaited<ReturnType<typeof openToken>>;
  beforeAll(async () => {
    source = await openToken();
    life = await liveRichLife(source.learner, source.author, source.server.reload);
    server = source.server;
    ({ text, document } = await exportFrom(source.learner));
    untouched = await openOther(server);
    bodyOf(await untouched.get('/v1/me'));
  });

  test('tells no key that its learner was not told, nor a hash that a key could be guessed by', async () => {
    expect(text.toUpperCase().replaceAll(/"TEXT":"[^"]*"/g, '')).not.toContain(CANARY);
    expect(text).not.toMatch(/rationale|explanation|misconception/);
    const answered = new Set(document.log.map(({ presentation }: Body) => presentation));
    const open = document.presentations.filter(({ id }: Body) => !answered.has(id));
    expect(open.length).toBeGreaterThan(8);
    const toldBy = new Map<number, Set<number>>();
    for (const { id, wording, part } of document.presentations) {
      if (answered.has(id)) toldBy.set(wording, (toldBy.get(wording) ?? new Set()).add(part));
    }
    const { cards } = server.world.catalogue();
    const parts = new Map(
      [...cards.values()].flatMap((card) => card.questions.map((one) => [one.id, one.parts])),
    );
    for (const [place, { question, hash }] of document.wordings.entries()) {
      const isTold = toldBy.get(place)?.size === parts.get(question);
      expect([question, hash !== null]).toEqual([question, isTold]);
    }
    const secret = [...cards.values()]
      .flatMap((card) => card.questions)
      .filter(({ id }) => !document.wordings.some((one: Body) => one.question === id && one.hash));
    expect(secret.length).toBeGreaterThan(3);
    for (const { revisionHash } of secret) expect(text).not.toContain(revisionHash);
    // The author's note on a presentation without an answer may tell its key.
    expect(document.reports.map(({ note }: Body) => note)).toEqual(['It is clear.', null]);
    expect(document.tokens).toHaveLength(1);
    expect(text).not.toContain(source.caller.token);
  });

  test('says of an answer what was chosen, in words', () => {
    const typed = document.log.find(({ response }: Body) => response?.text === OWN_WORDS.typed);
    expect(typed).toMatchObject({ correct: false, rating: 'again' });
    const drafts = document.presentations.flatMap(({ session, sheet }: Body) =>
      session === life.exam.id && sheet?.draft ? [sheet.draft.response] : [],
    );
    expect(drafts).toHaveLength(4);
    for (const draft of drafts) expect(JSON.stringify(draft)).not.toMatch(/opt_|:\d|\[\d/);
  });

  /** Places that depend on the life, by the names that the table below gives them. */
  const placesIn = (copy: Body): Record<string, number> => {
    const at = (list: Body[], fits: (one: Body) => boolean) => list.findIndex(fits);
    return {
      undo: at(copy.log, ({ kind }) => kind === 'undo'),
      running: at(copy.sessions, ({ id }) => id === life.exam.id),
      cards: copy.cards.length,
      presentations: copy.presentations.length,
    };
  };
  const filled = (pointer: string) =>
    pointer.replaceAll(/\{(\w+)\}/g, (_, name) => String(placesIn(document)[name]));

  /** The document with another value at a place, sealed again; its log is not chained again. */
  const changed = (pointer: string, change: (was: Body, whole: Body) => unknown): string => {
    const copy = structuredClone(document);
    const steps = filled(pointer).split('/').slice(1);
    const last = steps.pop() ?? '';
    const owner = steps.reduce((value, step) => value[step], copy);
    owner[last] = change(owner[last], copy);
    return sealed(copy);
  };
  const always = (value: unknown) => () => value;
  const NOTHING = `prs_${'A'.repeat(22)}`;

  /** What is changed where, and what is said of it where. */
  const REFUSALS: readonly [
    what: string,
    where: string,
    change: (was: Body, whole: Body) => unknown,
    pointer: string,
    code: string,
  ][] = [
    ['of another version', '/version', always(2), '#/version', 'invalid_value'],
    ['with a member too many', '/learner/key', always(1), '#/learner/key', 'unrecognized_keys'],
    ['with a log entry changed', '/log/0/correct', (was) => !was, '#/log/0/hash', 'chain'],
    ['with a forged hash', '/log/2/hash', always('f'.repeat(64)), '#/log/2/hash', 'chain'],
    ['with another origin', '/learner/origin', always('me'), '#/log/0/hash', 'chain'],
    ['with an entry left out', '/log', (was) => was.toSpliced(1, 1), '#/log/1/seq', 'order'],
    ['whose log stands still', '/log/1/at', (_, { log }) => log[0].at, '#/log/1/at', 'order'],
    ['with a day of another year', '/log/0/day', always('2020-01-01'), '#/log/0/day', 'order'],
    [
      'with an answer to nothing',
      '/log/0/presentation',
      always(NOTHING),
      '#/log/0/presentation',
      'unknown',
    ],
    [
      'with an answer twice',
      '/log/1/presentation',
      (_, { log }) => log[0].presentation,
      '#/log/1/presentation',
      'answered',
    ],
    [
      'with an answer in an exam that runs',
      '/log/0/presentation',
      (_, { presentations }) =>
        presentations.find(({ session }: Body) => session === life.exam.id).id,
      '#/log/0/presentation',
      'answered',
    ],
    [
      'with a response that was not offered',
      '/log/0/response',
      always({ choice: 'none of it' }),
      '#/log/0/response',
      'unknown',
    ],
    [
      'with a response of another kind',
      '/log/0/response',
      always({ order: ['a'] }),
      '#/log/0/response',
      'unknown',
    ],
    [
      'with an undo of itself',
      '/log/{undo}/target',
      (was) => was + 1,
      '#/log/{undo}/target',
      'target',
    ],
    ['with a basis that is not there', '/log/0/basis', always(99), '#/log/0/basis', 'unknown'],
    [
      'with too few weights',
      '/bases/0/params/weights',
      (was) => was.slice(1),
      '#/bases/0/params/weights',
      'custom',
    ],
    ['with a card from elsewhere', '/cards/0/bank', always('other-bank'), '#/cards/0', 'unknown'],
    ['with a card twice', '/cards', (was) => [...was, was[0]], '#/cards/{cards}/id', 'duplicate'],
    [
      'with a wording from elsewhere',
      '/wordings/0/hash',
      always('a'.repeat(32)),
      '#/wordings/0',
      'unknown',
    ],
    [
      'with a wording that reads otherwise',
      '/wordings/0/shown',
      always('a'.repeat(32)),
      '#/wordings/0',
      'mismatch',
    ],
    [
      'with a presentation twice',
      '/presentations',
      (was) => [...was, was[0]],
      '#/presentations/{presentations}/id',
      'duplicate',
    ],
    [
      'with a part that is not there',
      '/presentations/0/part',
      always(7),
      '#/presentations/0/part',
      'part',
    ],
    [
      'with a sheet outside exams',
      '/presentations/0/sheet',
      always({ flagged: true, draft: null }),
      '#/presentations/0/sheet',
      'sheet',
    ],
    [
      'with a session open and closed',
      '/sessions/{running}/state/status',
      always('closed'),
      '#/sessions/{running}/state',
      'state',
    ],
    [
      'with an exam of another form',
      '/sessions/{running}/state/exam/placed',
      (was) => was.slice(1),
      '#/sessions/{running}/state/exam/placed',
      'form',
    ],
    [
      'with an answered question open',
      '/sessions/{running}/state/open',
      (_, { presentations }) => presentations[0].id,
      '#/sessions/{running}/state/open',
      'open',
    ],
    [
      'from the future',
      '/sessions/0/state/lastActiveAt',
      always('2031-01-01T00:00:00.000Z'),
      '#/sessions/0/state/lastActiveAt',
      'future',
    ],
    [
      'from before all time',
      '/sessions/0/createdAt',
      always('1970-01-01T00:00:00.000Z'),
      '#/sessions/0/createdAt',
      'too_small',
    ],
    [
      'with a free day of work',
      '/freeDays',
      (_, { log }) => [{ first: log[0].day, last: log[0].day }],
      '#/freeDays',
      'busy',
    ],
    [
      'with free days to come',
      '/freeDays',
      always([{ first: '2031-01-01', last: '2031-01-02' }]),
      '#/freeDays/0',
      'order',
    ],
    [
      'with a doubt of nothing',
      '/reports/0/presentation',
      always(NOTHING),
      '#/reports/0/presentation',
      'unknown',
    ],
    [
      'with too many open doubts',
      '/reports',
      (was) =>
        Array.from({ length: 21 }, (_, n) => ({
          ...was[1],
          id: `rep_${String(n).padEnd(22, 'A')}`,
        })),
      '#/reports',
      'too-many',
    ],
    [
      'with a wrong setting',
      '/learner/settings/timeZone',
      always('Mars/X'),
      '#/learner/settings/timeZone',
      'custom',
    ],
  ];

  test.each(REFUSALS)('%s is refused, and nothing is left of it', async (...row) => {
    const [_what, where, change, pointer, code] = row;
    const other = untouched;
    const before = await digestState(other.world.store);
    const reply = await other.post('/v1/me/import', changed(where, change));
    expect([reply.status, reply.body.code]).toEqual([422, 'validation-failed']);
    expect(reply.body.errors[0]).toMatchObject({ pointer: filled(pointer), code });
    expect(await digestState(other.world.store)).toBe(before);
    expect(reply.text.toUpperCase()).not.toContain(CANARY);
  });

  test('that was not changed is taken where those were refused', async () => {
    const same = changed('/version', always(1));
    expect(bodyOf(await untouched.post('/v1/me/import', same))).toMatchObject({ sameState: true });
  });

  test('with a byte changed does not fit its hash', async () => {
    const other = await openOther(server);
    const reply = await other.post(
      '/v1/me/import',
      text.replace(OWN_WORDS.typed, 'quokka charade'),
    );
    expect(reply.body.errors).toMatchObject([{ pointer: '#/sha256', code: 'checksum' }]);
  });

  test('may be written with white space', async () => {
    const other = await openOther(server);
    bodyOf(await other.post('/v1/me/import', JSON.stringify(document, null, 1)));
  });

  test('of banks that are not loaded is refused with what is missing', async () => {
    const bare = await createServer({ store: await openMemoryStore() });
    bare.clock.now = server.clock.now;
    const { status, body } = await bare.post('/v1/me/import', text);
    expect([status, body.errors.length]).toEqual([422, 20]);
    const missing = document.cards.length + document.wordings.length;
    expect(body.detail).toContain(`${missing} cards and wordings`);
  });

  test('that lies about memories gives those that follow from the log', async () => {
    const other = await openOther(server);
    const lie = changed('/stateHash', (_, copy) => {
      for (const card of copy.cards) if (card.memory) card.memory.stabilityDays = 4000;
      return 'e'.repeat(64);
    });
    const report = bodyOf(await other.post('/v1/me/import', lie));
    expect(report).toMatchObject({ stateHash: document.stateHash, sameState: false });
  });

  test('is taken in once, and the same request again is a replay', async () => {
    const other = await openOther(server);
    const key = { 'idempotency-key': 'one' };
    const first = await other.post('/v1/me/import', text, key);
    const again = [
      await other.post('/v1/me/import', text, key),
      await other.post('/v1/me/import', text),
    ];
    for (const { status, headers, text: body } of again) {
      expect([status, headers.get('idempotency-replayed'), body]).toEqual([
        200,
        'true',
        first.text,
      ]);
    }
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    const before = await digestState(other.world.store);
    const { status, body } = await other.post('/v1/me/import', sealed(EMPTY_DOCUMENT));
    expect([status, body.code]).toEqual([409, 'learner-in-use']);
    expect(await digestState(other.world.store)).toBe(before);
  });

  test('is refused to whoever has practised, or set a card aside', async () => {
    const other = await openOther(server);
    bodyOf(await other.post('/v1/me/cards/card-1/suspend'));
    const refused = await other.post('/v1/me/import', text);
    expect([refused.status, refused.body.code]).toEqual([409, 'learner-in-use']);
    bodyOf(await other.post('/v1/me/cards/card-1/resume'));
    bodyOf(await other.request('PATCH', '/v1/me', { newPerDay: 3 }));
    bodyOf(await other.post('/v1/me/import', text));
    expect(bodyOf(await other.get('/v1/me'))).toMatchObject({
      ...document.learner.settings,
      id: 'me',
      name: 'Zephyrine Quill',
    });
  });

  test('has its limits: bytes, depth, and how many mistakes are looked at', async () => {
    const other = await openOther(server);
    const large = await other.post('/v1/me/import', ' '.repeat(10 * 1024 * 1024 + 1));
    expect([large.status, large.body.detail]).toEqual([413, 'The body is larger than 10240 KiB.']);
    const deep = changed('/fits', always(JSON.parse('['.repeat(40) + ']'.repeat(40))));
    expect((await other.post('/v1/me/import', deep)).body.errors[0].code).toBe('too-deep');
    const wrong = { ...EMPTY_DOCUMENT, log: new Array(500_000).fill(0) };
    const reply = await other.post('/v1/me/import', sealed(wrong));
    expect([reply.status, reply.body.errors.length]).toEqual([422, 20]);
  });
});
