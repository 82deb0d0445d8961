// The names of classes: the styles of a screen stay when one leaves it, so no two screens may mean different things by one name.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';

/** Names that a file styles wherever they stand, not only inside something else. */
function namesOf(css: string): string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/^([^\s@&}][^{}]*)\{/gm)]
    .flatMap(([, selectors = '']) => selectors.split(','))
    .map((selector) => selector.trim())
    .filter((selector) => /^\.[\w-]+$/.test(selector));
}

test('no class is styled in two places of the page', () => {
  const places = new Map<string, Set<string>>();
  for (const path of readdirSync('src/web', { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.css')) continue;
    for (const name of namesOf(readFileSync(`src/web/${path}`, 'utf8'))) {
      const known = places.get(name) ?? new Set();
      places.set(name, known.add(dirname(path)));
    }
  }
  expect(places.size).toBeGreaterThan(100);
  expect([...places].filter(([, folders]) => folders.size > 1)).toEqual([]);
});
