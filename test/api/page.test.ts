// The page beside the API: its files by exact name, its first file for the addresses of screens, and nothing else.
import { describe, expect, it } from 'vitest';
import type { PageFile, PageFiles } from '#api/page.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, typeCards } from '../support/banks.ts';
import { createServer } from '../support/server.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

function file(type: string, text: string, more: Partial<PageFile> = {}): PageFile {
  return {
    type,
    body: bytes(text),
    gzipped: null,
    etag: `"${text}"`,
    immutable: false,
    ...more,
  };
}

const FILES: PageFiles = new Map([
  ['/index.html', file('text/html; charset=utf-8', 'first', { gzipped: bytes('packed first') })],
  ['/assets/a.js', file('text/javascript; charset=utf-8', 'script', { immutable: true })],
  ['/icon.svg', file('image/svg+xml', 'icon')],
]);

const DOCUMENT = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function open(page: PageFiles | null = FILES) {
  return createServer({
    store: await openMemoryStore(),
    banks: [bank(typeCards())],
    ...(page ? { page } : {}),
  });
}

describe('a file of the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'first'],
    ['/index.html', 'text/html; charset=utf-8', 'first'],
    ['/assets/a.js', 'text/javascript; charset=utf-8', 'script'],
    ['/icon.svg', 'image/svg+xml', 'icon'],
  ])('%s is served by its exact name, as %s', async (path, type, text) => {
    const reply = await (await open()).get(path);
    expect([reply.status, reply.headers.get('content-type'), reply.text]).toEqual([
      200,
      type,
      text,
    ]);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('may be kept for good when its name is its content’s, and is asked for again otherwise', async () => {
    const server = await open();
    const kept = async (path: string) => (await server.get(path)).headers.get('cache-control');
    expect(await kept('/assets/a.js')).toBe('public, max-age=31536000, immutable');
    expect(await kept('/')).toBe('no-cache, must-revalidate');
    expect(await kept('/icon.svg')).toBe('no-cache, must-revalidate');
  });

  it('that is known already is not sent again', async () => {
    const server = await open();
    const { headers } = await server.get('/');
    const etag = headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await server.get('/', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await server.get('/', { 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('is packed for who can unpack it, and both ways are told apart', async () => {
    const server = await open();
    const packed = await server.get('/', { 'accept-encoding': 'br, gzip' });
    expect([packed.headers.get('content-encoding'), packed.text]).toEqual(['gzip', 'packed first']);
    const plain = await server.get('/', { 'accept-encoding': 'br' });
    expect([plain.headers.get('content-encoding'), plain.text]).toEqual([null, 'first']);
    for (const { headers } of [packed, plain]) expect(headers.get('vary')).toBe('Accept-Encoding');
    // Where packing gained nothing it is sent as it is.
    const script = await server.get('/assets/a.js', { 'accept-encoding': 'gzip' });
    expect(script.headers.get('content-encoding')).toBe(null);
  });

  it('answers HEAD without its body', async () => {
    const reply = await (await open()).request('HEAD', '/');
    expect([reply.status, reply.text]).toEqual([200, '']);
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('comes with the policy of the page, and the API keeps its own', async () => {
    const server = await open();
    const policyOf = async (path: string, headers = {}) =>
      (await server.get(path, headers)).headers.get('content-security-policy') ?? '';
    for (const path of ['/', '/assets/a.js']) {
      const policy = await policyOf(path);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    }
    for (const path of ['/v1/me', '/v1/unknown', '/no-such.js'])
      expect(await policyOf(path)).not.toContain('script-src');
  });
});

describe('an address that is no file of the page', () => {
  it('is a screen for who wants a document', async () => {
    const server = await open();
    for (const path of ['/settings', '/session/ses_1', '/no/such/screen']) {
      const reply = await server.get(path, DOCUMENT);
      expect([path, reply.status, reply.text]).toEqual([path, 200, 'first']);
      expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
  });

  it('is nothing for everybody else', async () => {
    const server = await open();
    for (const accept of [undefined, '*/*', 'application/json', 'image/avif,image/webp']) {
      const reply = await server.get('/settings', accept === undefined ? {} : { accept });
      expect([accept, reply.status, reply.body.code]).toEqual([accept, 404, 'not-found']);
      expect(reply.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('stays a problem below the API, for a browser too', async () => {
    const server = await open();
    for (const path of ['/v1/unknown', '/v1', '/v1/', '/v2/me']) {
      const reply = await server.get(path, { accept: 'text/html, application/json' });
      expect([path, reply.status, reply.body?.code]).toEqual([path, 404, 'not-found']);
    }
  });

  it.each([
    '/assets/../index.html.map',
    '/assets/..%2findex.html',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/%2e%2e/package.json',
    '//index.html',
    '/index.html/',
    '/INDEX.HTML',
    '/assets/a.js%00.css',
    '/assets/',
    '/constructor',
    '/__proto__',
  ])('is no way to a file: %s', async (path) => {
    const reply = await (await open()).get(path);
    expect([reply.status, reply.body?.code]).toEqual([404, 'not-found']);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('takes no %s', async (method) => {
    const server = await open();
    for (const path of ['/', '/index.html', '/settings']) {
      const reply = await server.request(method, path, undefined, DOCUMENT);
      expect([path, reply.status, reply.body?.code]).toEqual([path, 404, 'not-found']);
    }
  });
});

it('a server without a page answers as one that has none', async () => {
  const server = await open(null);
  for (const path of ['/', '/index.html', '/settings']) {
    const reply = await server.get(path, DOCUMENT);
    expect([path, reply.status, reply.body.code]).toEqual([path, 404, 'not-found']);
  }
});
