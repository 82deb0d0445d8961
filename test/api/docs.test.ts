// The documentation: complete, offline, and fenced in.
import { beforeAll, describe, expect, test } from 'vitest';
import { PROBLEM_PAGES } from '#api/problem-pages.ts';
import { ERROR_STATUS } from '#core/base/errors.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { createServer, type Server } from '../support/server.ts';

let server: Server;
beforeAll(async () => {
  server = await createServer({ store: await openMemoryStore(), auth: 'token' });
});

/** Addresses that a page or a style sheet loads by itself. */
function loaded(text: string): string[] {
  const found = text.matchAll(/(?:\b(?:src|href)=|@import\s+|url\(\s*)["']?([^"')\s>]+)/g);
  return [...found].map(([, address = '']) => address);
}

describe('/docs', () => {
  test('is a page whose parts are all served here', async () => {
    const { status, headers, text } = await server.get('/docs');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/html; charset=utf-8/i);
    const parts = loaded(text);
    expect(parts.length).toBeGreaterThan(2);
    const TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript' };
    for (const part of parts) {
      expect(part).toMatch(/^\/docs\//);
      const asset = await server.get(part);
      expect(asset.status).toBe(200);
      expect(asset.headers.get('content-type')).toContain(TYPES[part.split('.').at(-1) ?? '']);
      expect(asset.text.length).toBeGreaterThan(10);
    }
  });

  test('loads nothing from anywhere else', async () => {
    const page = await server.get('/docs');
    const sheet = await server.get('/docs/swagger-ui.css');
    for (const address of [...loaded(page.text), ...loaded(sheet.text)]) {
      expect(address).toMatch(/^(\/docs\/|data:)/);
    }
    // Swagger UI would show a badge of its makers' server.
    const start = await server.get('/docs/start.js');
    expect(start.text).toContain('validatorUrl: null');
    expect(start.text).not.toMatch(/https?:|\/\//);
    expect(loaded('<img src=https://elsewhere.example/x>')).toEqual([
      'https://elsewhere.example/x',
    ]);
  });

  test('may run its own scripts only', async () => {
    for (const path of ['/docs', '/docs/start.js', '/docs/problems/not-found']) {
      const policy = (await server.get(path)).headers.get('content-security-policy') ?? '';
      const rules = Object.fromEntries(
        policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
      );
      expect(rules).toEqual({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self' 'unsafe-inline'",
        'img-src': "'self' data:",
        'connect-src': "'self'",
        'frame-ancestors': "'none'",
      });
    }
    const { text } = await server.get('/docs');
    expect(text).not.toMatch(/<script(?! src)|\bon\w+=|<style|javascript:/);
  });

  test('shows the document of this very server', async () => {
    const { text } = await server.get('/docs/start.js');
    expect(text).toContain("url: '/openapi.json'");
    const document = await server.get('/openapi.json');
    expect(document.headers.get('content-type')).toBe('application/json');
    expect(document.body.openapi).toBe('3.1.0');
  });

  test('gives no other file of the package', async () => {
    for (const name of ['package.json', 'swagger-ui.js', 'index.html', 'swagger-ui.css.map']) {
      expect((await server.get(`/docs/${name}`)).status).toBe(404);
    }
  });
});

describe('/docs/problems', () => {
  test.each([...Object.keys(ERROR_STATUS), 'internal'])('%s has a page', async (code) => {
    const { status, text, headers } = await server.get(`/docs/problems/${code}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=UTF-8']);
    expect(text).toContain(`(${code})`);
    expect(text.split('\n\n')[1]?.length).toBeGreaterThan(10);
  });

  test('says something else for each', () => {
    const pages = Object.values(PROBLEM_PAGES);
    expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
  });

  test('is where a problem points', async () => {
    const problem = await server.get('/v1/me');
    expect(problem.body.type).toBe('/docs/problems/unauthenticated');
    expect((await server.get(problem.body.type)).status).toBe(200);
  });
});
