// Reads TypeScript as far as the architecture test needs: code without comments and string contents, and its imports.

export type Import = {
  readonly specifier: string;
  /** True for what type stripping removes whole: `import type` and `export type … from`. */
  readonly typeOnly: boolean;
  /** The names asked for; empty for `import x`, `import * as x`, `export *` and `import()`. */
  readonly names: readonly string[];
  readonly reexport: boolean;
};

export type SourceText = {
  /** The source with comments removed and each string and regular expression replaced by `"n"`; lines are kept. */
  readonly code: string;
  /** The contents that stood in place of each `"n"`. */
  readonly strings: readonly string[];
  readonly imports: readonly Import[];
};

/** What may stand before a `/` that starts a regular expression instead of dividing. */
const BEFORE_REGEX =
  /(?:^|[=(,:;[!&|?{}+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete))\s*$/;

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|[`{}/]/g;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const TEMPLATE_PART = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{)/y;

export function readSource(text: string): SourceText {
  const strings: string[] = [];
  /** One entry per open brace; true where it opened a template's `${`, so that its end goes on with the template. */
  const braces: boolean[] = [];
  let code = '';
  let at = 0;

  const keepLines = (skipped: string) => skipped.replace(/[^\n]+/g, ' ');
  const string = (content: string) => {
    strings.push(content);
    code += `"${strings.length - 1}"${content.replace(/[^\n]+/g, '')}`;
  };
  const templatePart = (from: number): number => {
    TEMPLATE_PART.lastIndex = from;
    const part = TEMPLATE_PART.exec(text);
    if (part === null) throw new Error('a template literal without an end');
    string(part[0].slice(0, -part[1]!.length));
    if (part[1] === '${') {
      braces.push(true);
      code += '+(';
    }
    return TEMPLATE_PART.lastIndex;
  };

  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    code += text.slice(at, token?.index ?? text.length);
    if (token === null) break;
    const [found] = token;
    at = TOKEN.lastIndex;
    if (found.startsWith('//') || found.startsWith('/*')) code += keepLines(found);
    else if (found === '`') at = templatePart(at);
    else if (found === '{') {
      braces.push(false);
      code += found;
    } else if (found === '}') {
      if (braces.pop()) {
        code += ')+';
        at = templatePart(at);
      } else code += found;
    } else if (found === '/') {
      REGEX.lastIndex = token.index;
      const regex = BEFORE_REGEX.test(code) ? REGEX.exec(text) : null;
      if (regex === null) code += found;
      else {
        string(regex[0]);
        at = REGEX.lastIndex;
      }
    } else string(found.slice(1, -1));
  }
  return { code, strings, imports: importsOf(code, strings) };
}

const STATIC = /\b(import|export)\s+(type\s+)?((?:[\w$*\s,]|\{[^}]*\})*?)\bfrom\s*"(\d+)"/g;
const BARE = /\bimport\s*"(\d+)"/g;
const DYNAMIC = /(\btypeof\s+)?\bimport(?:\s*\.\s*meta\s*\.\s*resolve)?\s*\(\s*"(\d+)"/g;

function importsOf(code: string, strings: readonly string[]): Import[] {
  const specifier = (index: string | undefined) => strings[Number(index)] ?? '';
  return [
    ...Array.from(code.matchAll(STATIC), ([, keyword, type, clause, index]) => ({
      specifier: specifier(index),
      typeOnly: type !== undefined,
      names: namesIn(clause ?? ''),
      reexport: keyword === 'export',
    })),
    ...Array.from(code.matchAll(BARE), ([, index]) => ({
      specifier: specifier(index),
      typeOnly: false,
      names: [],
      reexport: false,
    })),
    ...Array.from(code.matchAll(DYNAMIC), ([, typeOf, index]) => ({
      specifier: specifier(index),
      typeOnly: typeOf !== undefined,
      names: [],
      reexport: false,
    })),
  ];
}

function namesIn(clause: string): string[] {
  const braced = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  return braced
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s+.*$/, ''),
    )
    .filter((name) => name !== '');
}
