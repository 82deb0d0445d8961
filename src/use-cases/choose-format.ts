// Which exchange format is meant: by its name, by the end of a file's name, or by what a file holds.
import type { ForeignFile, Format, FormatRead } from '#authoring/format.ts';
import { formats } from '#authoring/formats/index.ts';
import { didYouMean } from '#authoring/nearest.ts';

function namesOf(some: readonly Format[]): string {
  return some.map(({ name }) => name).join(', ');
}

const readable = formats.filter(({ read }) => read !== undefined);
const writable = formats.filter(({ write }) => write !== undefined);

type Chosen<T> = { readonly chosen: T } | { readonly chosen: null; readonly why: string };

function byName(name: string, some: readonly Format[]): Chosen<Format> {
  const chosen = some.find((format) => format.name === name);
  if (chosen) return { chosen };
  const all = some.map((format) => format.name);
  const remedy = didYouMean(name, all, `use one of ${all.join(', ')}`);
  return { chosen: null, why: `unknown format "${name}"${remedy}` };
}

/** The format to write; `why` is for people. */
export function formatToWrite(name: string): Chosen<Format> {
  return byName(name, writable);
}

export type ReadFile = { readonly format: Format; readonly found: FormatRead };

function readAs(format: Format, file: ForeignFile): ReadFile {
  return { format, found: format.read?.(file) ?? { questions: [], problems: [] } };
}

/**
 * Reads a file in the format of that name; without one, in the only format whose file names end like its own, else in
 * the only one of those (of all, where none ends so) in which questions are found.
 */
export function readForeign(file: ForeignFile, name: string | null): Chosen<ReadFile> {
  if (name !== null) {
    const named = byName(name, readable);
    return named.chosen ? { chosen: readAs(named.chosen, file) } : named;
  }
  const lower = file.name.toLowerCase();
  const ending = readable.filter(({ extensions }) => extensions.some((end) => lower.endsWith(end)));
  const [only, ...others] = ending;
  if (only && others.length === 0) return { chosen: readAs(only, file) };
  const candidates = ending.length > 0 ? ending : readable;
  const read = candidates.map((format) => readAs(format, file));
  const [first, ...more] = read.filter(({ found }) => found.questions.length > 0);
  if (first && more.length === 0) return { chosen: first };
  const could = first ? [first, ...more].map(({ format }) => format) : candidates;
  const why = `${file.name}: say with --format what this is (${namesOf(could)})`;
  return { chosen: null, why };
}
