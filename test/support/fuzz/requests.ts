// Requests made from the OpenAPI document: valid ones, nearly valid ones with one thing broken, and garbage.
import fc from 'fast-check';
import { respond } from '../learner.ts';
import type { Document, Operation } from '../openapi.ts';
import { arbitraryOf, type Context, type Hints, type Make } from './schema-arbitrary.ts';

export type Draft = {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for none; a text or bytes are sent as they are, anything else as JSON. */
  readonly body: unknown;
};

export const LANES = ['valid', 'near', 'garbage'] as const;
export type Lane = (typeof LANES)[number];

export type Step = {
  readonly lane: Lane;
  /** Operation that the request was made from; null for garbage. */
  readonly operation: string | null;
  /** Milliseconds that pass before. */
  readonly wait: number;
  /** Which edition of the bank is loaded before; null leaves it. */
  readonly edition: number | null;
  readonly make: Make<Draft>;
};

const n = fc.nat(999);

/** Words that mean something in the banks of the fuzz, and last one that means nothing. */
const WORDS = {
  bank: ['test-bank', 'no-such-bank'],
  card: [
    'card-1',
    'card-2',
    'card-7',
    'card-12',
    'type-single',
    'type-case',
    'type-recall',
    'none',
  ],
  question: [
    'card-1-q1',
    'card-2-q1',
    'card-3-q2',
    'only-single',
    'only-case',
    'only-recall',
    'only-matching',
    'none',
  ],
  topic: ['topic-a', 'topic-b', '__proto__'],
  exam: ['AIF-C01', 'NO-EXAM'],
  zone: [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Pacific/Auckland',
    'Asia/Kathmandu',
    'Mars/X',
  ],
};

const oneOf = (list: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...list.slice(0, -1)) },
    { weight: 1, arbitrary: fc.constantFrom(...list.slice(-1)) },
  );
const word = (list: readonly string[]): fc.Arbitrary<Make> => oneOf(list).map((one) => () => one);
const words = (list: readonly string[]): fc.Arbitrary<Make> =>
  fc.array(oneOf(list), { minLength: 1, maxLength: 3 }).map((some) => () => some);

/** An object that was met before; now and then one that nobody has. */
function met(what: 'ses' | 'prs' | 'ans' | 'rep', newest = 'open'): fc.Arbitrary<Make<string>> {
  return fc
    .tuple(n, fc.stringMatching(/^[\w-]{21}[AQgw]$/))
    .map(([choice, unknown]) => (context) => {
      const open = what === 'prs' && choice < 500 ? context.finds.pick(newest, choice) : undefined;
      const found = open ?? (choice < 970 ? context.finds.pick(what, choice) : undefined);
      const id = found ?? `${what}_${unknown}`;
      if (what === 'prs') context.presentation = id;
      return id;
    });
}

/** What the presentation takes, right or wrong; else whatever the schema takes. */
function response(document: Document): fc.Arbitrary<Make> {
  const any = arbitraryOf({ $ref: '#/components/schemas/Response' }, document, {});
  return fc.tuple(n, any).map(([choice, other]) => (context: Context) => {
    const shown = context.finds.presentation(context.presentation ?? '');
    return shown && choice < 900 ? respond(shown, choice < 450) : other(context);
  });
}

/** Operations on a presentation that only an exam has. */
export const OF_EXAMS: readonly string[] = ['reviseAnswer', 'flagPresentation'];

function pathParameter(
  { id, path }: Operation,
  name: string,
  pattern: string,
): fc.Arbitrary<Make> | null {
  const owned = /^\^(ses|prs|ans|rep)_/.exec(pattern)?.[1];
  if (owned) return met(owned as 'ses', OF_EXAMS.includes(id) ? 'exam' : 'open');
  if (name === 'cardId') return word(WORDS.card);
  if (name === 'questionId') return word(WORDS.question);
  return name === 'bank' || path.startsWith('/v1/banks/') ? word(WORDS.bank) : null;
}

function validDraft(operation: Operation, document: Document): fc.Arbitrary<Make<Draft>> {
  const hints: Hints = {
    banks: words(WORDS.bank),
    cards: words(WORDS.card),
    topics: words(WORDS.topic),
    exam: word(WORDS.exam),
    // Learners who want nothing would leave nothing to fuzz.
    newPerDay: fc.integer({ min: 3, max: 999 }).map((most) => () => most),
    timeZone: word(WORDS.zone),
    response: response(document),
    presentationId: met('prs'),
  };
  const declared = operation.parameters.filter((one) => one.in !== 'header');
  const needsKey = declared.length < operation.parameters.length;
  const parameters = declared.map(({ name, in: where, schema }) => {
    const value =
      (where === 'path' && pathParameter(operation, name, schema.pattern ?? '')) ||
      (name === 'cursor' &&
        n.map(
          (choice) =>
            ({ finds }: Context) =>
              finds.pick('cursor', choice),
        )) ||
      (name === 'topic' && word(WORDS.topic)) ||
      arbitraryOf(schema, document, {});
    const present = fc.nat(9).map((chance) => where === 'path' || chance < 3);
    return fc.tuple(fc.constant([name, where] as const), present, value);
  });
  const body = operation.body
    ? arbitraryOf(operation.body, document, hints)
    : fc.constant(() => undefined);
  const key = fc
    .tuple(fc.nat(9), fc.nat(30))
    .map(([chance, at]) => ((chance === 0) !== needsKey ? `key-${at}` : null));
  return fc
    .record({ parameters: fc.tuple(...parameters), body, key, bodiless: fc.nat(9) })
    .map(({ parameters: given, body: makeBody, key: idempotencyKey, bodiless }) => (context) => {
      let path = operation.path;
      const query: [string, string][] = [];
      for (const [[name, where], present, make] of given) {
        const value = present ? make(context) : undefined;
        if (value === undefined) continue;
        if (where === 'path') path = path.replace(`{${name}}`, encodeURIComponent(String(value)));
        if (where === 'query') query.push([name, String(value)]);
      }
      const leaveOut = !operation.needsBody && bodiless === 0;
      return {
        method: operation.method,
        path,
        query,
        headers:
          idempotencyKey && operation.method === 'POST'
            ? { 'idempotency-key': idempotencyKey }
            : {},
        body: leaveOut ? undefined : makeBody(context),
      };
    });
}

type Break = (draft: Draft, n: number) => Draft;

const member = (body: unknown, at: number): string | undefined => {
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return names[at % Math.max(1, names.length)];
};
const withMember = (draft: Draft, at: number, value: unknown): Draft => {
  const name = member(draft.body, at) ?? 'extra';
  return { ...draft, body: { ...(draft.body as object), [name]: value } };
};
const withHeader = (draft: Draft, name: string, value: string): Draft => ({
  ...draft,
  headers: { ...draft.headers, [name]: value },
});
const asText = ({ body }: Draft): string => JSON.stringify(body ?? {});
const turn = (text: string, at: number): string => {
  const place = at % Math.max(1, text.length);
  return text.slice(0, place) + (text[place] === 'x' ? 'y' : 'x') + text.slice(place + 1);
};

/** One thing broken at a time. */
const BREAKS: Readonly<Record<string, Break>> = {
  'a member too many': (d, at) => ({ ...d, body: { ...(d.body as object), [`extra-${at}`]: at } }),
  'a member too few': (d, at) => {
    const { [member(d.body, at) ?? '']: _, ...rest } = (d.body ?? {}) as Record<string, unknown>;
    return { ...d, body: rest };
  },
  'a member of another type': (d, at) =>
    withMember(d, at, [null, [], {}, '', -1, 1e300, true, [[]], { a: 1 }][at % 9]),
  'a member far too long': (d, at) => withMember(d, at, 'x'.repeat(3000 + at * 2)),
  'a member with strange text': (d, at) =>
    withMember(d, at, ['\0', '\ud800', '\udc00x', '\u202e', '\uffff'][at % 5]),
  'a member far too deep': (d, at) =>
    withMember(d, at, JSON.parse('['.repeat(99) + ']'.repeat(99))),
  'a member named __proto__': (d) => ({ ...d, body: `{"__proto__":${asText(d)}}` }),
  'a body cut short': (d, at) => ({ ...d, body: asText(d).slice(0, -1 - (at % 5)) }),
  'a body with a byte changed': (d, at) => ({ ...d, body: turn(asText(d), at) }),
  'a body that is no object': (d, at) => ({ ...d, body: ['[]', 'null', '0', '""'][at % 4] }),
  'no body': (d) => ({ ...d, body: undefined }),
  'a body too large': (d) => ({ ...d, body: asText(d) + ' '.repeat(65_536) }),
  'another content type': (d, at) =>
    withHeader(d, 'content-type', ['text/plain', 'text/json', 'application/xml'][at % 3] ?? ''),
  'no JSON accepted': (d) => withHeader(d, 'accept', 'text/html'),
  'a foreign origin': (d) => withHeader(d, 'origin', 'https://evil.example'),
  'another site': (d) => withHeader(d, 'sec-fetch-site', 'cross-site'),
  'a bad Idempotency-Key': (d, at) =>
    withHeader(d, 'idempotency-key', ['', 'a b', 'ü'][at % 3] ?? ''),
  'a bad request id': (d) => withHeader(d, 'x-request-id', '<x>'),
  'another method': (d, at) => ({
    ...d,
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY'][at % 8] ?? 'PUT',
  }),
  'a character of the path changed': (d, at) => ({ ...d, path: `/${turn(d.path.slice(1), at)}` }),
  'more path': (d, at) => ({ ...d, path: d.path + ['/', '/x', '%00', '%', '/..'][at % 5] }),
  'an unknown parameter': (d, at) => ({ ...d, query: [...d.query, [`p${at}`, '1']] }),
  'a bad limit': (d, at) => ({
    ...d,
    query: [...d.query, ['limit', ['0', '201', '1e9', 'x', '', '-0'][at % 6] ?? '']],
  }),
  'a bad cursor': (d, at) => ({
    ...d,
    query: [
      ...d.query.filter(([name]) => name !== 'cursor'),
      [
        'cursor',
        turn(d.query.find(([name]) => name === 'cursor')?.[1] ?? '5.AAAAAAAAAAAAAAAA', at),
      ],
    ],
  }),
  'a parameter twice': (d) => ({ ...d, query: [...d.query, ...d.query] }),
  'an option of nowhere': (d, at) =>
    d.path.endsWith('/answer')
      ? { ...d, body: asText(d).replace(/opt_[\w-]{12}/, (id) => turn(id, 4 + (at % 12))) }
      : d,
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'FOO', 'get'];
const PIECES = [
  ...['v1', 'v0', 'me', 'sessions', 'presentations', 'answers', 'banks', 'exams', 'cards', 'stats'],
  ...[
    'answer',
    'next',
    'close',
    'undo',
    'reveal',
    'today',
    'forecast',
    'docs',
    'problems',
    'metrics',
  ],
  ...[
    'healthz',
    'readyz',
    'openapi.json',
    'test-bank',
    'card-1',
    'bury',
    '..',
    '.',
    '',
    '%00',
    '%E0%A4%A',
  ],
  ...[
    '%2e%2e',
    '__proto__',
    'constructor',
    ':id',
    '*',
    '{id}',
    'ses_AAAAAAAAAAAAAAAAAAAAAA',
    '%ff',
    '~',
    '😀',
  ],
];
const printable = fc.stringMatching(/^[!-~]{0,30}$/);

function garbage(): fc.Arbitrary<Make<Draft>> {
  const headers = fc.dictionary(
    fc.constantFrom(
      ...['accept', 'content-type', 'origin', 'x-request-id', 'idempotency-key', 'if-none-match'],
      ...['authorization', 'cookie', 'range', 'expect', 'x-http-method-override', 'content-length'],
    ),
    fc.oneof(printable, fc.constantFrom('application/json', '*', 'null', '*/*', '0')),
    { maxKeys: 3, noNullPrototype: true },
  );
  const body = fc.oneof(
    fc.constant(undefined),
    fc.json({ maxDepth: 5 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.uint8Array({ maxLength: 60 }),
    fc.object({ maxDepth: 3 }),
  );
  return fc
    .record({
      method: fc.constantFrom(...METHODS),
      path: fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }),
      query: fc.array(fc.tuple(fc.constantFrom('limit', 'cursor', 'q', 'state', 'x'), printable), {
        maxLength: 3,
      }),
      headers,
      body,
    })
    .map(({ path, ...draft }) => () => ({ ...draft, path: `/${path.join('/')}` }));
}

const MINUTE = 60_000;
const wait = fc.oneof(
  { weight: 60, arbitrary: fc.integer({ min: 0, max: 2 * MINUTE }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 8 * 60 * MINUTE }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 * 1440 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: -90 * MINUTE, max: 0 }) },
);

/** The more is to be met behind an operation, the oftener it is asked. */
const OFTEN: Readonly<Record<string, number>> = {
  submitAnswer: 14,
  startSession: 7,
  nextPresentation: 4,
  revealAnswer: 3,
  undoAnswer: 4,
  reviseAnswer: 3,
  flagPresentation: 2,
};

/** Steps with valid, nearly valid and garbage requests, 40 : 40 : 20. */
export function stepArbitrary(
  operations: readonly Operation[],
  document: Document,
  editions: number,
): fc.Arbitrary<Step> {
  const drafts = fc.oneof(
    ...operations.map((operation) => ({
      weight: OFTEN[operation.id] ?? 1,
      arbitrary: validDraft(operation, document).map((make) => [operation.id, make] as const),
    })),
  );
  const broken = fc.tuple(drafts, fc.constantFrom(...Object.values(BREAKS)), n);
  const lanes = fc.oneof(
    {
      weight: 2,
      arbitrary: drafts.map(([operation, make]) => ({ lane: 'valid' as const, operation, make })),
    },
    {
      weight: 2,
      arbitrary: broken.map(([[operation, make], breakIt, at]) => ({
        lane: 'near' as const,
        operation,
        make: (context: Context) => breakIt(make(context), at),
      })),
    },
    {
      weight: 1,
      arbitrary: garbage().map((make) => ({ lane: 'garbage' as const, operation: null, make })),
    },
  );
  const edition = fc.tuple(fc.nat(149), fc.nat(editions - 1));
  return fc.tuple(lanes, wait, edition).map(([lane, waited, [chance, which]]) => ({
    ...lane,
    wait: waited,
    edition: chance === 0 ? which : null,
  }));
}
