// Skeletons as YAML for an author to write in: one field a line, a place for a paragraph where one is wanted.
import { readPlainScalar } from '../yaml/scalar.ts';
import { PARAGRAPHS } from '../yaml/yaml-text.ts';

/** What an author likes to know while writing the field. */
const NOTES: Readonly<Record<string, string>> = {
  level: '1 recognise, 2 apply, 3 decide between working designs',
};

type Fields = Readonly<Record<string, unknown>>;

/** A text on one line that every reader of YAML takes for that text. */
export function yamlScalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[\p{L}\p{N}-]+$/u.test(value) && typeof readPlainScalar(value) === 'string';
  return isPlain ? value : JSON.stringify(value);
}

function entryLines(entry: unknown): string[] {
  if (typeof entry !== 'object' || entry === null) return [`- ${yamlScalar(entry)}`];
  return yamlLines(entry as Fields).map((line, at) => (at === 0 ? '- ' : '  ') + line);
}

/** The fields in their order, without indentation; an empty paragraph is a block to write in, an empty text is `""`. */
export function yamlLines(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (Array.isArray(value)) {
      return [`${field}:`, ...value.flatMap(entryLines).map((line) => `  ${line}`)];
    }
    if (value === '' && PARAGRAPHS.has(field)) return [`${field}: |`];
    const note = NOTES[field];
    return [`${field}: ${yamlScalar(value)}${note === undefined ? '' : `  # ${note}`}`];
  });
}
