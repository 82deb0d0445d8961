// The law of the house as pure functions over sources (path → text), each giving its findings as sentences.
import { posix } from 'node:path';
import { type Import, readSource, type SourceText } from './source-text.ts';

/** Every source file under src, by its path from the root of the repository. */
export type Sources = ReadonlyMap<string, string>;
type Rule = (path: string, source: SourceText, text: string) => string[];

type Floor = {
  /** The rooms it may import from; `types of` admits `import type` from these files. */
  readonly rooms: readonly string[];
  readonly typesOf?: readonly string[];
  readonly packages: readonly string[];
  /** Which of Node's own modules: all, or those that compute and touch nothing. */
  readonly node: 'all' | 'pure';
};

const FLOORS: Readonly<Record<string, Floor>> = {
  core: { rooms: [], packages: ['zod', 'ts-fsrs', 'json-canonicalize'], node: 'pure' },
  workers: {
    rooms: ['core', 'authoring', 'store'],
    packages: ['fsrs-browser'],
    node: 'all',
  },
  authoring: {
    rooms: ['core'],
    packages: [
      'js-yaml',
      'zod',
      'fastest-levenshtein',
      'csv-parse',
      'csv-stringify',
      'fflate',
      'saxes',
      'markdown-it',
      'turndown',
      'better-sqlite3',
    ],
    node: 'pure',
  },
  store: { rooms: ['core'], packages: ['drizzle-orm', 'better-sqlite3', 'pg'], node: 'all' },
  'use-cases': {
    rooms: ['core', 'authoring'],
    typesOf: [
      'src/store/store.ts',
      'src/store/decisions.ts',
      'src/store/practice-view.ts',
      'src/store/own-data.ts',
    ],
    packages: [],
    node: 'pure',
  },
  api: {
    rooms: ['core', 'use-cases'],
    packages: [
      'hono',
      '@hono/zod-openapi',
      '@hono/node-server',
      'zod',
      'prom-client',
      'rate-limiter-flexible',
      'swagger-ui-dist',
      'ical-generator',
    ],
    node: 'all',
  },
  cli: {
    rooms: ['core', 'authoring', 'use-cases'],
    typesOf: ['src/api/client.ts'],
    packages: ['commander'],
    node: 'all',
  },
  web: {
    rooms: [],
    typesOf: ['src/api/app.ts'],
    packages: [
      'preact',
      'preact-iso',
      '@preact/signals',
      'hono',
      'markdown-it',
      'uplot',
      'idb-keyval',
    ],
    node: 'pure',
  },
};

/** The files outside every room: they may import everything, and no room may import them. */
const DOORS = [
  'main.ts',
  'run-server.ts',
  'cli.ts',
  'compose.ts',
  'load.ts',
  'watch.ts',
  'page.ts',
  'build.ts',
  'config.ts',
  'run.cjs',
  'cli.cjs',
];

/** Packages that one file alone may import, so that they can be replaced there. */
const ONE_FILE: Readonly<Record<string, string>> = {
  'ts-fsrs': 'src/core/memory/schedulers/fsrs.ts',
  'fsrs-browser': 'src/workers/fit.ts',
  'ical-generator': 'src/api/views/calendar-feed.ts',
  turndown: 'src/authoring/exchange/rich-text.ts',
  saxes: 'src/authoring/exchange/xml-read.ts',
};

/** Packages that one folder or file alone of a room may import. */
const ONE_FOLDER: readonly (readonly [room: string, name: string, place: string])[] = [
  ['authoring', 'js-yaml', 'src/authoring/yaml/'],
  ['authoring', 'better-sqlite3', 'src/authoring/exchange/anki/'],
  ['authoring', 'markdown-it', 'src/authoring/exchange/rich-text.ts'],
  ['web', 'markdown-it', 'src/web/parts/markdown.tsx'],
  ['web', 'uplot', 'src/web/charts/'],
  ['web', 'idb-keyval', 'src/web/outbox/'],
  ['web', 'hono', 'src/web/api/client.ts'],
];

/** The one file below the doors that reads the disk. */
const DISK = 'src/authoring/files.ts';

/** What Node's own modules offer that only computes. */
const PURE_NODE: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['createHash', 'createHmac', 'hash', 'timingSafeEqual'],
  'node:zlib': ['crc32', 'inflateRawSync', 'zstdDecompressSync'],
};

const SILENT_ROOMS = ['core', 'authoring', 'use-cases'];
const AMBIENT: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the clock: Date.now', /\bDate\s*\.\s*now\b/],
  ['the clock: new Date() without an instant', /\bnew\s+Date\s*(?:\(\s*\)|(?![\s(.\w]))/],
  ['the clock: performance', /\bperformance\s*\./],
  ['the time zone of the machine', /\.(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes)\s*\(/],
  ['randomness: Math.random', /\bMath\s*\.\s*random\b/],
  ['randomness: crypto', /\b(?:randomUUID|randomBytes|randomInt|randomFill|getRandomValues)\b/],
  ['the environment: process', /\bprocess\s*[.[]/],
  ['the environment: globalThis', /\bglobalThis\b/],
  ['the console', /\bconsole\s*[.[]/],
  ['a timer', /\b(?:setTimeout|setInterval|setImmediate)\b/],
  ['the network: fetch', /(?<![.\w])fetch\s*\(/],
];

/** Folders that must have a registry; any other plural folder has one as soon as it has an index.ts. */
const REGISTRIES = [
  'src/core/question/question-types',
  'src/authoring/lint-rules',
  'src/api/routes',
  'src/cli/commands',
  'src/web/pages',
];

const MAX_LINES = 400;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Everything that breaks the law, as "path: what", in the order of the paths. */
export function findViolations(sources: Sources): string[] {
  const rules: Rule[] = [floors, packages, nodeModules, importLines, ambient, environment, shape];
  const read = new Map([...sources].map(([path, text]) => [path, readSource(text)]));
  const perFile = [...read].flatMap(([path, source]) =>
    rules.flatMap((rule) =>
      rule(path, source, sources.get(path) ?? '').map((what) => `${path}: ${what}`),
    ),
  );
  return [...perFile, ...oneFile(read), ...registries(read)].sort();
}

/** The room of a file under src, or null for a door. */
function roomOf(path: string): string | null {
  const [, room, ...rest] = path.split('/');
  return rest.length === 0 ? null : (room ?? null);
}

/** The path that an import of the house means, or null for a package or one of Node's own modules. */
function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return null;
}

function packageOf(specifier: string): string | null {
  if (/^(?:[#.]|node:)/.test(specifier)) return null;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function floors(path: string, { imports }: SourceText): string[] {
  const room = roomOf(path);
  if (room === null)
    return DOORS.includes(posix.basename(path)) ? [] : ['lies in no room of the house'];
  const floor = FLOORS[room];
  if (floor === undefined) return [`${room} is no room of the house`];
  return imports.flatMap(({ specifier, typeOnly }) => {
    const target = targetOf(path, specifier);
    if (target === null) return [];
    const other = roomOf(target);
    if (other === room || (other !== null && floor.rooms.includes(other))) return [];
    if (floor.typesOf?.includes(target))
      return typeOnly ? [] : [`${room} may import only types from ${specifier}`];
    return [`${room} must not import ${specifier}`];
  });
}

function packages(path: string, { imports }: SourceText): string[] {
  const floor = FLOORS[roomOf(path) ?? ''];
  if (floor === undefined) return [];
  return imports.flatMap(({ specifier }) => {
    const name = packageOf(specifier);
    if (name === null) return [];
    if (!floor.packages.includes(name)) return [`${roomOf(path)} must not use the package ${name}`];
    const home = ONE_FOLDER.find(([room, own]) => room === roomOf(path) && own === name)?.[2];
    return home === undefined || path.startsWith(home) ? [] : [`${home} alone may use ${name}`];
  });
}

function nodeModules(path: string, { imports }: SourceText): string[] {
  const floor = FLOORS[roomOf(path) ?? ''];
  if (floor?.node !== 'pure' || path === DISK) return [];
  const isPure = ({ specifier, typeOnly, names }: Import) =>
    typeOnly || (names.length > 0 && names.every((name) => PURE_NODE[specifier]?.includes(name)));
  return imports
    .filter((one) => one.specifier.startsWith('node:') && !isPure(one))
    .map(
      ({ specifier, names }) => `${roomOf(path)} must not use ${[specifier, ...names].join(' ')}`,
    );
}

function importLines(path: string, { code, imports }: SourceText): string[] {
  const room = roomOf(path);
  const isScript = path.endsWith('.cjs');
  const lines = imports.flatMap(({ specifier, reexport }) => {
    const target = targetOf(path, specifier);
    if (target === null) return [];
    const sameRoom = roomOf(target) === room;
    if (reexport) return [`passes ${specifier} on; import it where it is`];
    if (specifier.startsWith('#') && sameRoom) return [`${specifier} is in this room; write ./`];
    if (specifier.startsWith('.') && !sameRoom)
      return [`${specifier} leaves the room; write #room/…`];
    return [];
  });
  if (!isScript && /(?<![.\w$])require\s*\(\s*"|\bcreateRequire\b/.test(code))
    lines.push('uses require');
  if (/\bimport\s*\((?!\s*")/.test(code)) lines.push('imports a name that it computes');
  if (posix.basename(path) === 'index.ts' && !isPlural(posix.dirname(path)))
    lines.push('is a barrel: index.ts is the registry of a plural folder');
  return lines;
}

function ambient(path: string, { code }: SourceText): string[] {
  const room = roomOf(path);
  if (room === null || !SILENT_ROOMS.includes(room)) return [];
  return AMBIENT.filter(([, pattern]) => pattern.test(code)).map(
    ([what]) => `${room} must not reach for ${what}`,
  );
}

function environment(path: string, { code, imports }: SourceText): string[] {
  if (path === 'src/config.ts' || path.endsWith('.cjs')) return [];
  const reads =
    /\bprocess\s*(?:\.\s*env\b|\[)|=\s*process\b(?!\s*\.)/.test(code) ||
    imports.some(({ specifier }) => specifier === 'node:process');
  return reads ? ['reads the environment, which src/config.ts alone may'] : [];
}

function shape(path: string, _source: SourceText, text: string): string[] {
  const lines = text
    .replace(/^#!.*\n/, '')
    .replace(/\n$/, '')
    .split('\n');
  const names = path.split('/').slice(1);
  const findings = names
    .filter((name) => !KEBAB.test(name.replace(/(?:\.d)?\.(?:ts|tsx|cjs|mjs)$/, '')))
    .map((name) => `${name} is not in kebab-case`);
  if (lines.length > MAX_LINES) findings.push(`has ${lines.length} lines, above ${MAX_LINES}`);
  if (!/^\/\/ \S.{10,}/.test(lines[0] ?? '') || /^\/\//.test(lines[1] ?? ''))
    findings.push('does not open with one line that says what lives here');
  return findings;
}

function oneFile(sources: ReadonlyMap<string, SourceText>): string[] {
  return Object.entries(ONE_FILE).flatMap(([name, home]) => {
    const users = [...sources]
      .filter(([, { imports }]) => imports.some(({ specifier }) => packageOf(specifier) === name))
      .map(([path]) => path);
    const strays = users.filter((path) => path !== home);
    return strays.map((path) => `${path}: ${home} alone may use ${name}`);
  });
}

const isPlural = (folder: string) => folder.endsWith('s');

function registries(sources: ReadonlyMap<string, SourceText>): string[] {
  const paths = [...sources.keys()];
  const withIndex = paths
    .filter((path) => posix.basename(path) === 'index.ts')
    .map((path) => posix.dirname(path))
    .filter(isPlural);
  return [...new Set([...REGISTRIES, ...withIndex])].flatMap((folder) => {
    const index = `${folder}/index.ts`;
    const kinds = paths.filter((path) => posix.dirname(path) === folder && path !== index);
    const listed = (sources.get(index)?.imports ?? [])
      .map(({ specifier }) => targetOf(index, specifier))
      .filter((path) => path !== null && posix.dirname(path) === folder);
    return [
      ...kinds
        .filter((path) => !listed.includes(path))
        .map((path) => `${path}: is not listed in ${index}`),
      ...listed
        .filter((path) => path !== null && !kinds.includes(path))
        .map((path) => `${index}: lists ${path}, which does not exist`),
    ];
  });
}
