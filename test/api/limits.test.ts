// How large, deep and strange a request may be, and that what is refused is refused before anything reads it.
import { beforeAll, describe, expect, test } from 'vitest';
import { BODY_BYTES } from '#api/middleware/guard-body.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

let server: Server;
beforeAll(async () => {
  server = await createServer({
    store: await openMemoryStore(),
    banks: [bank(singleCards(30))],
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };

function codeOf({ status, body }: Reply): unknown {
  return [status, body?.code];
}

/** Sends the bytes piece by piece, without saying how many there will be. */
async function sendChunked(path: string, pieces: readonly Uint8Array[]): Promise<Reply> {
  const request = new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: ReadableStream.from(pieces),
    duplex: 'half',
  });
  const { status, headers, ...response } = await whole(await server.app.fetch(request));
  return { status, headers, ...response };
}

async function whole(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

async function sendBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reply> {
  const request = { method: 'POST', headers: JSON_TYPE, body: bytes };
  return whole(await server.app.request(path, request));
}

/** A body of exactly that many bytes, which the schema takes. */
function bodyOf(bytes: number): string {
  const text = '{"size":1}';
  return text + ' '.repeat(bytes - text.length);
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a body', () => {
  test('of 64 KiB is taken', async () => {
    const text = bodyOf(BODY_BYTES);
    const length = { 'content-length': String(BODY_BYTES) };
    expect((await server.post('/v1/sessions', text, length)).status).toBe(201);
    expect((await sendChunked('/v1/sessions', [bytes(text)])).status).toBe(201);
  });

  test('of one byte more is refused by the length that it announces', async () => {
    const length = { 'content-length': String(BODY_BYTES + 1) };
    const reply = await server.post('/v1/sessions', bodyOf(BODY_BYTES + 1), length);
    expect(codeOf(reply)).toEqual([413, 'payload-too-large']);
  });

  test('of one byte more is refused when it comes in pieces', async () => {
    const all = bytes(bodyOf(BODY_BYTES + 1));
    const pieces = Array.from({ length: 17 }, (_, at) => all.subarray(at * 4096, (at + 1) * 4096));
    expect(codeOf(await sendChunked('/v1/sessions', pieces))).toEqual([413, 'payload-too-large']);
  });

  test('that never ends is not read to its end', async () => {
    let sent = 0;
    const endless = (async function* () {
      for (;;) {
        sent += 1024;
        yield bytes(' '.repeat(1024));
      }
    })();
    const request = new Request('http://localhost/v1/sessions', {
      method: 'POST',
      headers: JSON_TYPE,
      body: ReadableStream.from(endless),
      duplex: 'half',
    });
    const reply = await whole(await server.app.fetch(request));
    expect(codeOf(reply)).toEqual([413, 'payload-too-large']);
    expect(sent).toBeLessThan(2 * BODY_BYTES);
  });

  test('counts in bytes, not in characters', async () => {
    const text = `{"size":1}${'\u2003'.repeat(BODY_BYTES / 3)}`;
    expect(codeOf(await sendBytes('/v1/sessions', bytes(text)))).toEqual([
      413,
      'payload-too-large',
    ]);
  });

  test('too large for an address without a body is refused as well', async () => {
    const { body: session } = await server.post('/v1/sessions', {});
    const reply = await server.post(`/v1/sessions/${session.id}/close`, 'x'.repeat(BODY_BYTES + 1));
    expect(codeOf(reply)).toEqual([413, 'payload-too-large']);
    expect((await server.get(`/v1/sessions/${session.id}`)).body.status).toBe('open');
  });

  test('without a type is not taken', async () => {
    const reply = await server.app.request('/v1/sessions', { method: 'POST', body: bytes('{}') });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      415,
      'application/problem+json',
    ]);
  });

  test('that is not UTF-8 is not JSON', async () => {
    for (const broken of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
      const text = [...bytes('{"topics":["'), ...broken, ...bytes('"]}')];
      const reply = await sendBytes('/v1/sessions', new Uint8Array(text));
      expect(codeOf(reply)).toEqual([400, 'malformed-json']);
    }
  });
});

describe('a value in a body', () => {
  /** `{"a":{"a":…}}` or `[[…]]` with that many levels. */
  const nested = (levels: number, open: string, close: string) =>
    open.repeat(levels) + (open === '[' ? '' : '1') + close.repeat(levels);

  async function errorOf(text: string) {
    const reply = await server.post('/v1/sessions', text);
    expect(codeOf(reply)).toEqual([422, 'validation-failed']);
    expect(reply.body.errors.length).toBeLessThanOrEqual(20);
    return reply.body.errors[0];
  }

  test('is at most sixteen levels deep', async () => {
    for (const [open, close] of [
      ['{"a":', '}'],
      ['[', ']'],
    ] as const) {
      expect((await errorOf(nested(17, open, close))).code).toBe('too-deep');
      expect((await errorOf(nested(16, open, close))).code).not.toBe('too-deep');
    }
    const { pointer, code } = await errorOf(`{"topics":${nested(16, '[', ']')}}`);
    expect([pointer, code]).toEqual(['#/topics/0/0', 'too-deep']);
  });

  test('may be so deep that only its text is long', async () => {
    expect((await errorOf(nested(30_000, '[', ']'))).code).toBe('too-deep');
    expect((await errorOf(nested(9_000, '{"a":', '}'))).code).toBe('too-deep');
  });

  test('that is a text has at most 4096 characters', async () => {
    const long = await errorOf(JSON.stringify({ topics: ['ok', 'x'.repeat(4097)] }));
    expect([long.pointer, long.code]).toEqual(['#/topics/1', 'too-long']);
    const shorter = await errorOf(JSON.stringify({ topics: ['x'.repeat(4096)] }));
    expect([shorter.pointer, shorter.code]).toEqual(['#/topics/0', 'too_big']);
  });

  test.each([
    ['a NUL', '"a\\u0000b"', 'nul'],
    ['the first half of a surrogate pair', '"a\\ud83d"', 'not-unicode'],
    ['the second half of a surrogate pair', '"\\ude00a"', 'not-unicode'],
    ['two halves in the wrong order', '"\\ude00\\ud83d"', 'not-unicode'],
  ])('holds no %s', async (_what, text, code) => {
    const found = await errorOf(`{"topics":["fine",${text}]}`);
    expect([found.pointer, found.code]).toEqual(['#/topics/1', code]);
    expect((await errorOf(`{${text}:1}`)).code).toBe(code);
    expect((await errorOf(`{"topics":[{${text}:1}]}`)).pointer).toBe('#/topics/0');
  });

  test('may hold whole pairs and any language', async () => {
    for (const name of ['Ada 😀', 'Ångström', 'محمد', '李', 'e\u0301', '\ufffd']) {
      const { body } = await server.request('PATCH', '/v1/me', { name });
      expect(body.name).toBe(name);
    }
  });

  test('has no member that reaches for the prototype', async () => {
    for (const text of ['{"__proto__":{"size":1}}', '{"size":1,"__proto__":null}']) {
      expect((await errorOf(text)).code).toBe('reserved-name');
    }
    const nestedOne = await errorOf('{"topics":[{"__proto__":1}]}');
    expect([nestedOne.pointer, nestedOne.code]).toEqual(['#/topics/0', 'reserved-name']);
    const escaped = await errorOf('{"\\u005f_proto__":1}');
    expect(escaped.code).toBe('reserved-name');
    for (const name of ['constructor', 'prototype', 'toString']) {
      expect((await errorOf(`{"${name}":1}`)).pointer).toBe(`#/${name}`);
    }
  });
});

describe('a parameter', () => {
  test.each([
    ['/v1/sessions?limit=0', 'limit'],
    ['/v1/sessions?limit=201', 'limit'],
    ['/v1/sessions?limit=1e9', 'limit'],
    ['/v1/sessions?limit=-1', 'limit'],
    ['/v1/sessions?limit=1.5', 'limit'],
    ['/v1/sessions?limit=', 'limit'],
    ['/v1/sessions?limit=ten', 'limit'],
    ['/v1/sessions?limit=NaN', 'limit'],
    ['/v1/sessions?limit=Infinity', 'limit'],
    ['/v1/sessions?limit=1&limit=2', 'limit'],
    ['/v1/sessions?limit[]=1', 'limit[]'],
    ['/v1/sessions?Limit=1', 'Limit'],
    ['/v1/sessions?page=2', 'page'],
    [`/v1/sessions?cursor=${'x'.repeat(513)}`, 'cursor'],
    ['/v1/me/cards?state=lost', 'state'],
    ['/v1/me/cards?state=due&state=new', 'state'],
    [`/v1/me/cards?topic=${'x'.repeat(81)}`, 'topic'],
    [`/v1/me/cards?q=${'x'.repeat(201)}`, 'q'],
    ['/v1/me/stats/forecast?days=0', 'days'],
    ['/v1/me/stats/forecast?days=366', 'days'],
  ])('%s is named when it is not valid', async (path, parameter) => {
    const reply = await server.get(path);
    expect(codeOf(reply)).toEqual([400, 'invalid-parameter']);
    expect(reply.body.errors.map((error: { parameter: string }) => error.parameter)).toEqual([
      parameter,
    ]);
  });

  test('is told at most twenty times', async () => {
    const query = Array.from({ length: 300 }, (_, at) => `x${at}=1`).join('&');
    const reply = await server.get(`/v1/sessions?${query}`);
    expect(codeOf(reply)).toEqual([400, 'invalid-parameter']);
    expect(reply.body.errors).toHaveLength(20);
  });

  test('with strange characters finds nothing and breaks nothing', async () => {
    for (const q of ['%00', '%ED%A0%80', '%FF', '%', "' OR 1=1 --", '%F0%9F%98%80', '__proto__']) {
      const reply = await server.get(`/v1/me/cards?q=${q}&topic=${q}`);
      expect([reply.status, reply.body.data]).toEqual([200, []]);
    }
  });
});
