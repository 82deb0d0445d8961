// Wherever an author writes text, a value that readers of YAML do not agree on must be quoted: in every field and list.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkBank } from '#authoring/check.ts';
import { parseYaml } from '#authoring/yaml/parse.ts';
import { type Path, plainValue } from '#authoring/yaml/yaml-node.ts';
import { OPTIONS, sourceOf } from './bank-text.ts';

const FOLDER = 'test/fixtures/banks/good/kitchen-sink';
const FILES = ['bank.yaml', 'loose.yaml', 'storage.yaml', 'deeper/steps.yaml'];
const VALUES =
  '010 1e3 0x1F no off Yes y ~ 12:30 2026-11-20 2026-11-20T10:00:00Z 3 1.5 true null .inf'.split(
    ' ',
  );
/** Where a date or one of a few known words is meant, quotes would not help. */
const NO_TEXT = new Set(['asOf', 'validUntil', 'type', 'types', 'importance']);

const texts = new Map(FILES.map((path) => [path, readFileSync(`${FOLDER}/${path}`, 'utf8')]));

function readFile(path: string): unknown {
  const { document } = parseYaml(path, texts.get(path) ?? '');
  return document?.root && plainValue(document.root);
}

function textsIn(value: unknown, path: Path = []): Path[] {
  const field = path.findLast((step) => typeof step === 'string');
  if (typeof value === 'string')
    return field !== undefined && NO_TEXT.has(String(field)) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([step, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(step) : step]),
  );
}

/** The file as one line of YAML, with a bare value at the path. */
function withValue(file: unknown, path: Path, bare: string): string {
  const copy: unknown = structuredClone(file);
  let group = copy as object;
  for (const step of path.slice(0, -1)) group = Reflect.get(group, step);
  Reflect.set(group, path.at(-1) ?? '', '@@');
  return JSON.stringify(copy).replace('"@@"', bare);
}

const SHARE = 6;

const spots = FILES.flatMap((file) => {
  const value = readFile(file);
  return textsIn(value).map((path) => ({ file, value, path }));
});

test('every text of every kind of question and bank has its turn', () => {
  const fields = new Set(
    spots.map(({ path }) => path.findLast((step) => typeof step === 'string')),
  );
  for (const field of 'accept aliases exams items points confusable choices prompt source L05'.split(
    ' ',
  )) {
    expect(fields).toContain(field);
  }
});

test.each(VALUES)('%s', (bare) => {
  // Each value at every sixth spot, so that each spot meets two or three values.
  const turn = VALUES.indexOf(bare);
  for (const [at, { file, value, path }] of spots.entries()) {
    if (at % SHARE !== turn % SHARE) continue;
    const text = withValue(value, path, bare);
    const source = sourceOf({ ...Object.fromEntries(texts), [file]: text });
    const said = checkBank(source, OPTIONS).problems.filter(({ rule }) => rule === 'quote');
    const where = `${file} ${path.join('.')}`;
    expect(
      said.map(({ message }) => message),
      where,
    ).toEqual([`quote this value: ${JSON.stringify(bare)}`]);
    expect(text.slice((said[0]?.column ?? 0) - 1).startsWith(bare), where).toBe(true);
  }
});
