// The stylesheets of screens stay once they were loaded, so a class that two rooms give a look shows both of them.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const WEB = path.resolve('src/web');
const sheets = globSync('**/*.css', { cwd: WEB }).map((file) => ({
  file,
  text: readFileSync(path.join(WEB, file), 'utf8'),
}));
const code = globSync('**/*.{ts,tsx}', { cwd: WEB })
  .map((file) => readFileSync(path.join(WEB, file), 'utf8'))
  .join('\n');

/** Classes with a rule of their own in more than one folder. */
function homeless(all: typeof sheets): string[] {
  const homes = new Map<string, Set<string>>();
  for (const { file, text } of all)
    for (const [, name = ''] of text.matchAll(/^\.([\w-]+)(?:,| \{)/gm))
      homes.set(name, (homes.get(name) ?? new Set()).add(path.dirname(file)));
  return [...homes].flatMap(([name, folders]) => (folders.size > 1 ? [name] : []));
}

/** Classes that a rule names and no element has; uPlot's begin with u-. */
function unused(all: typeof sheets): string[] {
  const begun = [...code.matchAll(/([a-z][\w-]*-)\$\{/g)].map(([, start = '']) => start);
  const words = new Set(code.match(/[A-Za-z][\w-]*/g));
  const named = all.flatMap(({ text }) => text.match(/(?<=\.)[a-z][\w-]*(?=[^{};]*\{)/g) ?? []);
  return [...new Set(named)].filter(
    (name) =>
      !name.startsWith('u-') && !words.has(name) && !begun.some((start) => name.startsWith(start)),
  );
}

test('a class has its look from one room', () => {
  expect(homeless(sheets)).toEqual([]);
  const twice = ['pages/a/a.css', 'pages/b/b.css'].map((file) => ({ file, text: '.facts {\n}' }));
  expect(homeless(twice)).toEqual(['facts']);
});

test('no rule is for a class that nothing has', () => {
  expect(unused(sheets)).toEqual([]);
  expect(unused([{ file: 'a.css', text: '.nobody-wears-this {\n}' }])).toEqual([
    'nobody-wears-this',
  ]);
});
