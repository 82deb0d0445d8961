// The budget of the first screen: the script that must be there before anything is shown, as it is sent.
import { expect, test } from 'vitest';
import type { PageFiles } from '#api/page.ts';
import { openPage } from '../../src/page.ts';

const MOST_BYTES = 40_000;

const text = (files: PageFiles, path: string): string => {
  const file = files.get(path);
  if (!file) throw new Error(`the page has no ${path}`);
  return Buffer.from(file.body).toString('utf8');
};

/** Scripts that a script imports statically, by path; what `import()` loads comes later. */
function importsOf(path: string, script: string): string[] {
  const statements = script.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g);
  return [...statements].map(([, name = '']) => new URL(name, `http://page${path}`).pathname);
}

/** Everything that the first file makes a browser load before the app runs. */
function scriptsOf(files: PageFiles): Set<string> {
  const named = text(files, '/index.html').matchAll(
    /<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g,
  );
  const found = new Set<string>();
  const waiting = [...named].map(([, path = '']) => path);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    waiting.push(...importsOf(path, text(files, path)));
  }
  return found;
}

test('the script of the first screen is below 40 kB, packed', async () => {
  const files = await openPage();
  const scripts = [...scriptsOf(files)];
  expect(scripts.length).toBeGreaterThan(0);
  // The renderer is in what was counted, so that an empty count cannot pass.
  expect(scripts.map((path) => text(files, path)).join('')).toContain('__k');
  const sizes = scripts.map((path) => [path, files.get(path)?.gzipped?.length ?? 0] as const);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  expect(sum, JSON.stringify(sizes)).toBeLessThan(MOST_BYTES);
  expect(sum).toBeGreaterThan(5_000);
});

test('Markdown, charts and the second language are loaded later', async () => {
  const files = await openPage();
  const first = scriptsOf(files);
  const later = [...files.keys()].filter((path) => path.endsWith('.js') && !first.has(path));
  const has = (paths: Iterable<string>, words: string) =>
    [...paths].some((path) => text(files, path).includes(words));
  for (const words of ['Hôm nay xong rồi']) {
    expect(has(first, words)).toBe(false);
    expect(has(later, words)).toBe(true);
  }
  expect(has(first, 'html_block')).toBe(false);
  expect(has(first, 'u-over')).toBe(false);
});
