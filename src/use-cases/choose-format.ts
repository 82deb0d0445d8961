// Which exchange format is meant: by its name, by the end of a file's name, or by what a file holds.
import type { ForeignFile, Format, FormatRead } from '#authoring/format.ts';
import { formats } from '#authoring/formats/index.ts';
import { didYouMean } from '#authoring/words/nearest.ts';

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

/** How a file begins tells what may be in it. */
function kindOf({ bytes }: ForeignFile): Format['holds'][number] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'zip';
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return start.startsWith('<') ? 'xml' : 'text';
}

/** Why these formats found no question, in their own words, each once with who gives it. */
function reasonsOf(read: readonly ReadFile[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { format, found } of read) {
    const [first] = found.problems;
    if (first === undefined) continue;
    const reason = `${first.line}:${first.column} ${first.message}`;
    const before = said.get(reason);
    said.set(reason, before === undefined ? format.name : `${before}, ${format.name}`);
  }
  return said;
}

/**
 * Reads a file in the format of that name; without one, in the only format whose file names end like its own, else in
 * the only one of those (of all, where none ends so) in which questions are found. Where none is found, formats that
 * give one and the same reason, as for a DOCTYPE, say it as problems; else `why` holds the reasons of all that could hold
 * such a file.
 */
export function readForeign(file: ForeignFile, name: string | null): Chosen<ReadFile> {
  if (name !== null) {
    const named = byName(name, readable);
    return named.chosen ? { chosen: readAs(named.chosen, file) } : named;
  }
  const lower = file.name.toLowerCase();
  const ending = readable.filter(({ extensions }) => extensions.some((end) => lower.endsWith(end)));
  const read = (ending.length > 0 ? ending : readable).map((format) => readAs(format, file));
  const withQuestions = read.filter(({ found }) => found.questions.length > 0);
  const kind = kindOf(file);
  const able = read.filter(({ format }) => format.holds.includes(kind));
  const could = withQuestions.length > 0 ? withQuestions : able.length > 0 ? able : read;
  const reasons = withQuestions.length > 0 ? new Map<string, string>() : reasonsOf(could);
  const [first] = could;
  if (first && (could.length === 1 || reasons.size === 1)) return { chosen: first };
  const said = [...reasons].map(([reason, names]) => `; as ${names}: ${reason}`).join('');
  const names = namesOf(could.map(({ format }) => format));
  return { chosen: null, why: `${file.name}: say with --format what this is (${names})${said}` };
}
