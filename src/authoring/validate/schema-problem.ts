// What zod found in a tree → problems with places, in an author's words and with the remedy.
import type { z } from 'zod';
import type { Problem } from '#core/base/problem.ts';
import { MAX_PROBLEMS } from '../told-problems.ts';
import { didYouMean } from '../words/nearest.ts';
import { textAt } from '../yaml/plain.ts';
import { readPlainScalar } from '../yaml/scalar.ts';
import { nodeAt, type Path, placeOf, type YamlDocument, type YamlNode } from '../yaml/yaml-node.ts';
import { fieldsAt } from './fields.ts';

/** A part of a document: where it is, what it says as plain values, and the id that its problems are filed under. */
export type Part = {
  readonly document: YamlDocument;
  readonly path: Path;
  readonly input: unknown;
  readonly id: string | null;
};

/** A schema, and names of fields that may stand beside its own. */
export type PartSchema = { readonly schema: z.core.$ZodType; readonly beside: readonly string[] };

type Issue = z.core.$ZodIssue;

const EXPECTED = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields (`name: value`)',
  record: 'a group of fields (`name: value`)',
};

const AS_LIST = 'write each entry on a line with "- "';
const IN_DIGITS = 'write it in plain digits';

/** Beyond the meaning, what to do where something else stands. */
const REMEDIES: Readonly<Record<string, Partial<Record<YamlNode['kind'], string>>>> = {
  string: {
    list: 'write one text, and quote it if it starts with [',
    map: 'quote a text that contains ": " or starts with {',
  },
  number: { scalar: IN_DIGITS },
  int: { scalar: 'write digits only, such as 2' },
  array: { scalar: AS_LIST, map: AS_LIST },
};

function meaning(expected: string): string {
  const words: Readonly<Record<string, string>> = EXPECTED;
  return words[expected] ?? expected;
}

/** `\`title\``, or `entry 2 of \`accept\``. */
function label(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.slice(0, -1).findLast((step) => typeof step === 'string');
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of \`${list}\``;
}

/** The id of the part of a case that the path leads into, else the part's own. */
export function idAt(
  part: Pick<Part, 'input' | 'id'>,
  path: readonly PropertyKey[],
): string | null {
  const [field, at] = path;
  if (field !== 'parts' || typeof at !== 'number') return part.id;
  return textAt(part.input, 'parts', at, 'id') ?? part.id;
}

function oneOf(values: readonly unknown[]): string {
  return `write one of ${values.map((value) => `\`${String(value)}\``).join(', ')}`;
}

/** Zod's own messages speak to developers; those of our schemas speak to authors. */
function ownMessage(message: string): string | null {
  return /^(Invalid|Too (small|big)|Unrecognized)/.test(message) ? null : message;
}

function wrongType(
  name: string,
  expected: string,
  node: YamlNode,
): { rule: string; message: string } {
  const meant = meaning(expected);
  const remedy = REMEDIES[expected]?.[node.kind] ?? null;
  if (node.kind === 'scalar') {
    const { text, plain } = node;
    if (plain && text === '') {
      return { rule: 'schema', message: `${name} is empty: write ${meant}, or delete the field` };
    }
    if (expected === 'string' && plain && typeof readPlainScalar(text) !== 'string') {
      return { rule: 'quote', message: `quote this value: ${JSON.stringify(text)}` };
    }
    if (!plain && typeof readPlainScalar(text) !== 'string' && meant !== EXPECTED.array) {
      return {
        rule: 'schema',
        message: `${name} must be ${meant}: remove the quotes around ${text}`,
      };
    }
  }
  return {
    rule: 'schema',
    message: `${name} must be ${meant}${remedy === null ? '' : `: ${remedy}`}`,
  };
}

function limit(issue: Issue, name: string): string {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return issue.message;
  const isFew = issue.code === 'too_small';
  const bound = Number(isFew ? issue.minimum : issue.maximum);
  const side = isFew ? 'at least' : 'at most';
  if (issue.origin === 'array' || issue.origin === 'set' || issue.origin === 'map') {
    const entries = `${bound} ${bound === 1 ? 'entry' : 'entries'}`;
    return `${name} must have ${side} ${entries}: ${isFew ? 'add what is missing' : 'keep those that matter'}`;
  }
  if (issue.origin !== 'string') return `${name} must be ${side} ${bound}`;
  return `${name} must have ${side} ${bound} characters: ${isFew ? 'write more' : 'shorten it'}`;
}

function describe(
  issue: Issue,
  path: Path,
  node: YamlNode | null,
): { rule: string; message: string } {
  const name = label(path);
  const schema = (message: string) => ({ rule: 'schema', message });
  const text = node?.kind === 'scalar' ? node.text : null;
  if (issue.code === 'invalid_type') {
    if (node) return wrongType(name, issue.expected, node);
    return schema(`${name} is missing: write ${meaning(issue.expected)}`);
  }
  const values =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union' && 'options' in issue
        ? issue.options
        : null;
  if (Array.isArray(values)) {
    const known = oneOf(values);
    if (!node) return schema(`${name} is missing: ${known}`);
    if (text === null || text === '')
      return schema(`${name} is not one of the known words: ${known}`);
    const remedy = didYouMean(text, values.map(String), known);
    const field = path.findLast((step) => typeof step === 'string');
    return schema(`unknown ${field} \`${text}\`${remedy}`);
  }
  if (issue.code === 'invalid_key') {
    return schema(`the key ${name}: ${issue.issues[0]?.message ?? issue.message}`);
  }
  if (issue.code === 'invalid_format' && text === '')
    return schema(`${name} is empty: write it, or delete it`);
  const own = ownMessage(issue.message);
  return schema(own === null ? limit(issue, name) : `${name}: ${own}`);
}

/** Of a union's branches, the issues of the one that the author meant: the only one of the right shape, or a text. */
function unfold(issue: Issue, node: YamlNode | null): readonly Issue[] {
  if (issue.code !== 'invalid_union' || !node) return [issue];
  const misshapen = (one: Issue) => one.code === 'invalid_type' && one.path.length === 0;
  const meant =
    issue.errors.find((branch) => !branch.some(misshapen)) ??
    issue.errors.find(
      (branch) =>
        node.kind === 'scalar' &&
        branch.some((one) => 'expected' in one && one.expected === 'string'),
    );
  return meant?.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) ?? [issue];
}

function isGroupMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'object';
}

/** One problem for each issue, and for each unknown field. */
export function schemaProblems(
  part: Part,
  { schema, beside }: PartSchema,
  found: readonly Issue[],
): Problem[] {
  const { document } = part;
  const absolute = (issue: Issue): Path => [
    ...part.path,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  const issues = found
    .slice(0, MAX_PROBLEMS + 1)
    .flatMap((issue) => unfold(issue, nodeAt(document, absolute(issue))));
  return issues.flatMap((issue): Problem[] => {
    const path = absolute(issue);
    const id = idAt(part, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const own = fieldsAt(schema, issue.path, part.input);
      const known = issue.path.length === 0 ? [...own, ...beside] : own;
      const otherwise = `the fields here are ${known.join(', ')}`;
      return issue.keys.map((key) => ({
        ...placeOf(document, [...path, key], 'key'),
        level: 'error',
        rule: 'schema',
        message: `unknown field \`${key}\`${didYouMean(key, known, otherwise)}`,
        id,
      }));
    }
    const on = issue.code === 'invalid_key' ? 'key' : 'value';
    const said = describe(issue, path, nodeAt(document, path));
    const fields = isGroupMissing(issue) ? fieldsAt(schema, issue.path, part.input) : [];
    const message =
      fields.length > 0
        ? `${said.message}: the fields here are ${fields.join(', ')}`
        : said.message;
    return [{ ...placeOf(document, path, on), level: 'error', ...said, message, id }];
  });
}
