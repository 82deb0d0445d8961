// The OpenAPI document: the committed one is the one that the routes make, and it says what its readers need.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openApiText } from '#api/openapi.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, CANARY, typeCards } from '../support/banks.ts';
import { createServer } from '../support/server.ts';

const FILE = 'src/api/openapi.json';

const document = JSON.parse(openApiText());
type Operation = {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly description: string; content?: object }>>;
};
const operations: Operation[] = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })),
);

test('the committed document is the one that the routes make (else: npm run openapi)', () => {
  // Whatever is taken away or changed here breaks somebody; what is added does not.
  expect(readFileSync(FILE, 'utf8')).toBe(openApiText());
});

test('it is the same each time, and the same that a server shows', async () => {
  expect(openApiText()).toBe(openApiText());
  const banks = [bank(typeCards())];
  const server = await createServer({ store: await openMemoryStore(), banks, auth: 'token' });
  const { status, text } = await server.get('/openapi.json');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual(document);
  expect(text).not.toContain(CANARY);
});

test('it is OpenAPI 3.1 of an API that has a name, a version and a licence', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toMatchObject({ title: 'Trapwise', license: { name: 'MIT' } });
  expect(document.info.version).toMatch(/^1\.\d+\.\d+$/);
});

describe('each operation', () => {
  test.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s is named, described and placed',
    (_name, operation) => {
      expect(operation.operationId).toMatch(/^[a-z]+[A-Z][A-Za-z]+$/);
      expect(operation.summary).toMatch(/^[A-Z]/);
      const tags = document.tags.map(({ name }: { name: string }) => name);
      expect(operation.tags).toHaveLength(1);
      expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
      for (const { description } of Object.values(operation.responses)) {
        expect(description.length).toBeGreaterThan(5);
      }
      const named = (operation.parameters ?? []).filter((one) => one.in === 'path');
      const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(named.map(({ name }) => name)).toEqual(inPath);
    },
  );

  test('has a name of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says how it fails', () => {
    const problem = {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    };
    for (const { responses } of operations) {
      expect(responses['4XX']?.content).toEqual(problem);
      expect(responses['5XX']?.content).toEqual(problem);
    }
  });

  test('says whether it wants a token', () => {
    for (const { path, security } of operations) {
      const withToken = /^\/v1\/(author|admin)\//.test(path);
      const wanted = withToken ? [{ bearer: [] }] : [{ bearer: [] }, {}];
      expect(security).toEqual(path.startsWith('/v1/') ? wanted : []);
    }
    expect(document.components.securitySchemes.bearer).toMatchObject({
      type: 'http',
      scheme: 'bearer',
    });
  });
});

test('every object that is sent or shown is closed, but for a problem, an unfit item and named pairs', () => {
  const open: string[] = [];
  const look = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, properties, additionalProperties } = value as Record<string, unknown>;
    if (type === 'object' && properties && additionalProperties !== false) open.push(place);
    for (const [key, inner] of Object.entries(value)) look(inner, `${place}/${key}`);
  };
  look(document, '#');
  expect(open).toEqual(['#/components/schemas/Problem', '#/components/schemas/UnfitSyncItem']);
});
