// The law of the house, held against src; each rule is proved able to fail by a violation planted in an invented source.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findViolations } from './support/architecture.ts';
import { readSource } from './support/source-text.ts';

const OPENING = '// What lives here, in one line.\n';

/** The findings in an invented source at `path`, or in several files. */
function violations(path: string, text: string, others: Record<string, string> = {}): string[] {
  const sources = Object.entries({ [path]: text, ...others });
  return findViolations(new Map(sources.map(([where, what]) => [where, OPENING + what])));
}

test('src keeps the law', () => {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.[cm]?tsx?$|\.[cm]js$/.test(path));
  expect(paths).toContain('src/run.cjs');
  expect(paths).toContain('src/core/memory/schedulers/fsrs.ts');
  const sources = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
  expect(findViolations(sources)).toEqual([]);
});

describe('floors', () => {
  test.each([
    ['src/core/memory/x.ts', '#authoring/parse.ts', 'core must not import #authoring/parse.ts'],
    ['src/core/memory/x.ts', '#store/store.ts', 'core must not import #store/store.ts'],
    [
      'src/authoring/x.ts',
      '#use-cases/submit.ts',
      'authoring must not import #use-cases/submit.ts',
    ],
    ['src/store/sqlite/x.ts', '#authoring/parse.ts', 'store must not import #authoring/parse.ts'],
    ['src/workers/x.ts', '#use-cases/submit.ts', 'workers must not import #use-cases/submit.ts'],
    ['src/use-cases/x.ts', '#api/app.ts', 'use-cases must not import #api/app.ts'],
    [
      'src/use-cases/x.ts',
      '#store/sqlite/store.ts',
      'use-cases must not import #store/sqlite/store.ts',
    ],
    [
      'src/use-cases/x.ts',
      '#store/store.ts',
      'use-cases may import only types from #store/store.ts',
    ],
    ['src/api/routes/x.ts', '#store/store.ts', 'api must not import #store/store.ts'],
    ['src/api/x.ts', '#cli/report.ts', 'api must not import #cli/report.ts'],
    ['src/cli/x.ts', '#api/app.ts', 'cli must not import #api/app.ts'],
    ['src/cli/x.ts', '#api/client.ts', 'cli may import only types from #api/client.ts'],
  ])('%s must not import %s', (path, specifier, finding) => {
    expect(violations(path, `import { x } from '${specifier}';`)).toContain(`${path}: ${finding}`);
  });

  test.each([
    ['src/core/memory/x.ts', '../../config.ts'],
    ['src/use-cases/x.ts', '../compose.ts'],
    ['src/cli/x.ts', '../main.ts'],
  ])('no room imports a door: %s and %s', (path, door) => {
    expect(violations(path, `import { x } from '${door}';`)).not.toEqual([]);
  });

  test.each([
    ['a type import', "import type { Store } from '#authoring/parse.ts';"],
    ['a dynamic import', "const x = await import('#authoring/parse.ts');"],
    ['a resolved import', "const x = import.meta.resolve('#authoring/parse.ts');"],
    ['a bare import', "import '#authoring/parse.ts';"],
    ['an import over several lines', "import {\n  a,\n  b as c,\n} from '#authoring/parse.ts';"],
    ['an import in a template', "const x = `${await import('#authoring/parse.ts')}`;"],
  ])('%s counts as an import', (_name, text) => {
    expect(violations('src/core/x.ts', text)).toEqual([
      'src/core/x.ts: core must not import #authoring/parse.ts',
    ]);
  });

  test('a file that lies in no room is found', () => {
    expect(violations('src/helpers.ts', '')).toEqual([
      'src/helpers.ts: lies in no room of the house',
    ]);
    expect(violations('src/utils/x.ts', '')).toEqual([
      'src/utils/x.ts: utils is no room of the house',
    ]);
  });

  test('imports that go down are no violation', () => {
    const allowed: [path: string, text: string][] = [
      ['src/authoring/x.ts', "import { a } from '#core/base/time.ts';"],
      ['src/store/sqlite/x.ts', "import { a } from '#core/base/time.ts';"],
      ['src/use-cases/x.ts', "import type { Store } from '#store/store.ts';"],
      ['src/use-cases/x.ts', "import { a } from '#authoring/check.ts';"],
      ['src/api/views/x.ts', "import { a } from '#use-cases/submit-answer.ts';"],
      ['src/cli/commands-of/x.ts', "import { a } from '../report.ts';"],
      [
        'src/compose.ts',
        "import { a } from '#store/sqlite/x.ts';\nimport { b } from './config.ts';",
      ],
    ];
    expect(allowed.flatMap(([path, text]) => violations(path, text))).toEqual([]);
  });
});

describe('packages', () => {
  test.each([
    ['src/core/x.ts', 'hono', 'core must not use the package hono'],
    ['src/authoring/x.ts', 'ts-fsrs', 'authoring must not use the package ts-fsrs'],
    ['src/use-cases/x.ts', 'zod', 'use-cases must not use the package zod'],
    [
      'src/use-cases/x.ts',
      'drizzle-orm/sqlite-core',
      'use-cases must not use the package drizzle-orm',
    ],
    ['src/api/x.ts', 'better-sqlite3', 'api must not use the package better-sqlite3'],
    ['src/store/x.ts', '@hono/zod-openapi/x', 'store must not use the package @hono/zod-openapi'],
    ['src/cli/x.ts', 'pino', 'cli must not use the package pino'],
    ['src/core/x.ts', 'node:fs', 'core must not use node:fs x'],
    ['src/core/x.ts', 'node:crypto', 'core must not use node:crypto x'],
    ['src/authoring/parse.ts', 'node:fs/promises', 'authoring must not use node:fs/promises x'],
    ['src/use-cases/x.ts', 'node:timers', 'use-cases must not use node:timers x'],
  ])('%s must not use %s', (path, specifier, finding) => {
    expect(violations(path, `import { x } from '${specifier}';`)).toContain(`${path}: ${finding}`);
  });

  test('ts-fsrs is known to one file', () => {
    expect(violations('src/core/memory/x.ts', "import { fsrs } from 'ts-fsrs';")).toEqual([
      'src/core/memory/x.ts: src/core/memory/schedulers/fsrs.ts alone may use ts-fsrs',
    ]);
  });

  test('in authoring, YAML is known to the folder of that name, and SQLite to that of Anki', () => {
    const yaml = "import { load } from 'js-yaml';";
    expect(violations('src/authoring/yaml/a.ts', yaml)).toEqual([]);
    expect(violations('src/authoring/a.ts', yaml)).toEqual([
      'src/authoring/a.ts: src/authoring/yaml/ alone may use js-yaml',
    ]);
    const sqlite = "import Database from 'better-sqlite3';";
    expect(violations('src/authoring/exchange/anki/a.ts', sqlite)).toEqual([]);
    expect(violations('src/store/sqlite/a.ts', sqlite)).toEqual([]);
    expect(violations('src/authoring/exchange/zip.ts', sqlite)).toEqual([
      'src/authoring/exchange/zip.ts: src/authoring/exchange/anki/ alone may use better-sqlite3',
    ]);
  });

  test('hashes are pure, and one file of authoring reads the disk', () => {
    const hash = "import { createHash, createHmac } from 'node:crypto';";
    expect(violations('src/core/x.ts', hash)).toEqual([]);
    const disk = "import { readFileSync } from 'node:fs';\nimport { join } from 'node:path';";
    expect(violations('src/authoring/files.ts', disk)).toEqual([]);
    expect(violations('src/authoring/other.ts', disk)).toHaveLength(2);
    expect(violations('src/core/x.ts', "import * as crypto from 'node:crypto';")).toHaveLength(1);
  });
});

describe('import lines', () => {
  test.each([
    ["import { a } from '#core/base/time.ts';", '#core/base/time.ts is in this room; write ./'],
    ["export { a } from './time.ts';", 'passes ./time.ts on; import it where it is'],
    ["export * from './time.ts';", 'passes ./time.ts on; import it where it is'],
    ["export type { A } from './time.ts';", 'passes ./time.ts on; import it where it is'],
    ['const a = await import(name);', 'imports a name that it computes'],
    ["const a = require('./time.ts');", 'uses require'],
  ])('%s', (text, finding) => {
    expect(violations('src/core/x.ts', text)).toEqual([`src/core/x.ts: ${finding}`]);
  });

  test('a relative import must not leave the room', () => {
    expect(violations('src/authoring/x.ts', "import { a } from '../core/base/time.ts';")).toEqual([
      'src/authoring/x.ts: ../core/base/time.ts leaves the room; write #room/…',
    ]);
  });

  test('an index.ts outside a plural folder is a barrel', () => {
    expect(violations('src/core/memory/index.ts', '')).toEqual([
      'src/core/memory/index.ts: is a barrel: index.ts is the registry of a plural folder',
    ]);
  });
});

describe('the ambient world', () => {
  const reaches = [
    'const now = Date.now();',
    'const now = new Date();',
    'const now = new Date;',
    'const now = performance.now();',
    'const hour = new Date(now).getHours();',
    'const n = Math.random();',
    'const id = crypto.randomUUID();',
    'crypto.getRandomValues(bytes);',
    'const home = process.cwd();',
    'console.log(1);',
    'setTimeout(() => undefined, 1);',
    'setInterval(() => undefined, 1);',
    'globalThis.x = 1;',
    'await fetch(url);',
    'const text = `at ${Date.now()}`;',
  ];

  test.each(reaches)('core, authoring and use-cases must not: %s', (text) => {
    for (const room of ['core', 'authoring', 'use-cases']) {
      const found = violations(`src/${room}/x.ts`, text);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(new RegExp(`^src/${room}/x.ts: ${room} must not reach for `));
    }
  });

  test('what only looks like it is no violation', () => {
    const text = [
      "/* new Date() */ const help = 'Date.now()'; // Math.random()",
      'const day = new Date(now).getUTCHours();',
      'const rule = /console.log(1)/; const quoted = `process.env`;',
      'const half = a / 2; const third = b / 3; const due = store.fetch(key);',
    ];
    expect(violations('src/core/x.ts', text.join('\n'))).toEqual([]);
  });

  test('the doors may: a clock in src/compose.ts is no violation', () => {
    expect(violations('src/compose.ts', 'export const now = () => Date.now();')).toEqual([]);
  });

  test('only src/config.ts reads process.env', () => {
    const text = 'const port = process.env.PORT;';
    const finding = 'reads the environment, which src/config.ts alone may';
    for (const path of ['src/main.ts', 'src/api/serve.ts', 'src/cli/x.ts', 'src/store/x.ts'])
      expect(violations(path, text)).toEqual([`${path}: ${finding}`]);
    expect(violations('src/config.ts', text)).toEqual([]);
    expect(violations('src/run.cjs', text)).toEqual([]);
    expect(violations('src/main.ts', "const { PORT } = process['env'];")).toHaveLength(1);
    expect(violations('src/main.ts', 'const { env } = process;')).toHaveLength(1);
    expect(violations('src/main.ts', "import { env } from 'node:process';")).toHaveLength(1);
    expect(violations('src/main.ts', 'const command = process.argv[2];')).toEqual([]);
  });
});

describe('registries', () => {
  const folders = [
    'src/core/question/question-types',
    'src/core/memory/schedulers',
    'src/authoring/lint-rules',
    'src/authoring/formats',
    'src/api/routes',
    'src/cli/commands',
  ];

  test.each(folders)('%s: what stands in the folder stands in its index.ts', (folder) => {
    const files = { [`${folder}/a.ts`]: '', [`${folder}/b.ts`]: '' };
    const index = `${folder}/index.ts`;
    const both =
      "import { a } from './a.ts';\nexport const all = { a, b: () => import('./b.ts') };";
    expect(violations(index, both, files)).toEqual([]);
    expect(violations(index, "import { a } from './a.ts';", files)).toEqual([
      `${folder}/b.ts: is not listed in ${index}`,
    ]);
    expect(violations(index, `${both}\nimport { c } from './c.ts';`, files)).toEqual([
      `${index}: lists ${folder}/c.ts, which does not exist`,
    ]);
  });

  test('the registries that must exist are missed when they do not', () => {
    expect(violations('src/api/routes/a.ts', '')).toEqual([
      'src/api/routes/a.ts: is not listed in src/api/routes/index.ts',
    ]);
  });
});

describe('the shape of a file', () => {
  test('above 400 lines is too long', () => {
    expect(violations('src/core/x.ts', 'x;\n'.repeat(399))).toEqual([]);
    expect(violations('src/core/x.ts', 'x;\n'.repeat(400))).toEqual([
      'src/core/x.ts: has 401 lines, above 400',
    ]);
  });

  test.each(['src/core/fooBar.ts', 'src/core/foo_bar.ts', 'src/core/Foo/x.ts'])(
    '%s is not in kebab-case',
    (path) => {
      expect(violations(path, '')).toHaveLength(1);
    },
  );

  test.each([
    ['nothing', 'export const a = 1;\n'],
    ['an empty remark', '//\nexport const a = 1;\n'],
    ['two lines', `${OPENING}// And more of it.\n`],
    ['a block', '/* What lives here, in one line. */\n'],
  ])('a file that opens with %s is found', (_name, text) => {
    expect(findViolations(new Map([['src/core/x.ts', text]]))).toEqual([
      'src/core/x.ts: does not open with one line that says what lives here',
    ]);
  });

  test('a script may open with its #! line', () => {
    const text = `#!/usr/bin/env node\n${OPENING}`;
    expect(findViolations(new Map([['src/cli.cjs', text]]))).toEqual([]);
  });
});

test('a source is read without its comments, strings and regular expressions', () => {
  const { code, strings, imports } = readSource(
    "import a, { type B, c as d } from 'x'; /* ' */ const e = /['`]/.test(`f${g({ h: `i` })}j`) / 2;",
  );
  expect(code).toBe(
    'import a, { type B, c as d } from "0";   const e = "1".test("2"+(g({ h: "3" }))+"4") / 2;',
  );
  expect(strings).toEqual(['x', "/['`]/", 'f', 'i', 'j']);
  expect(imports).toEqual([
    { specifier: 'x', typeOnly: false, names: ['B', 'c'], reexport: false },
  ]);
});
