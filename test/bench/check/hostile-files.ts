// Files of the legal size that are as hard as anybody found: each took the square of its length once, or might.

export type HostileFile = { readonly name: string; readonly text: string };

const MEBIBYTE = 1_048_576;

/** As many units as fit, each with its number. */
function fill(unit: (at: number) => string, head = '', tail = ''): string {
  const parts = [head];
  let length = head.length + tail.length;
  for (let at = 0; ; at += 1) {
    const next = unit(at);
    length += Buffer.byteLength(next);
    if (length > MEBIBYTE) return parts.join('') + tail;
    parts.push(next);
  }
}

const HEAD =
  'questions:\n  - id: q\n    topic: storage\n    importance: important\n    level: 1\n    explanation: x\n';

function list(type: string, field: string, unit: (at: number) => string): string {
  return fill(unit, `${HEAD}    type: ${type}\n    stem: Why?\n    ${field}: [`, ']\n');
}

function loose(fields: (at: number) => string): string {
  const head = 'topic: storage, importance: important, level: 1, explanation: x';
  return fill((at) => `  - { id: q${at}, ${head}, ${fields(at)} }\n`, 'questions:\n');
}

const short = (stem: string) => loose(() => `type: short, accept: [x], stem: "${stem}"`);

const MAKERS: Readonly<Record<string, () => string>> = {
  'opening brackets': () => fill(() => '['),
  'opening braces': () => fill(() => '{'),
  quotes: () => fill(() => '"'),
  apostrophes: () => fill(() => "'"),
  'question marks': () => fill(() => '? '),
  'explicit keys': () => fill((at) => `? k${at}\n`),
  dashes: () => fill(() => '- '),
  colons: () => fill(() => ': ,', '{', '}'),
  'line ends': () => fill(() => '\n'),
  'line ends in quotes': () => fill(() => '\n', 'a: "', '"'),
  comments: () => fill(() => '#\n'),
  documents: () => fill(() => '---\n'),
  keys: () => fill((at) => `k${at}: v\n`),
  'one key': () => fill(() => 'a: 1\n'),
  'keys without a value': () => fill(() => 'a,', '{', '}'),
  'values without a key': () => fill((at) => `a${at}:\n`),
  'merge keys': () => fill(() => '<<: a\n'),
  aliases: () => fill(() => '- *a\n'),
  'anchors in one line': () => fill(() => '&a b,', '[', ']'),
  tags: () => fill(() => '- !a b\n'),
  'escaped zeros': () => fill(() => '"\\0",', '[', ']'),
  'entries without a value': () => fill(() => '-\n# c\n'),
  blocks: () => fill((at) => `a${at}: |\n x\n`),
  'nested lists': () => fill(() => `${'['.repeat(30)}x${']'.repeat(30)},`, '[', ']'),
  'empty cards': () => fill(() => '{},', 'cards: [', ']'),
  'empty questions': () => fill(() => '{},', 'questions: [', ']'),
  options: () => list('single', 'options', (at) => `{text: o${at}, rationale: r},`),
  'equal options': () => list('single', 'options', () => '{text: o, rationale: r},'),
  'options with traps': () =>
    list('single', 'options', (at) => `{text: o, rationale: r, trap: t${at}},`),
  items: () => list('ordering', 'items', (at) => `i${at},`),
  'equal items': () => list('ordering', 'items', () => 'i,'),
  'numbers for items': () => list('ordering', 'items', () => '1,'),
  pairs: () => list('matching', 'pairs', (at) => `{prompt: p${at}, choice: c},`),
  'accepted answers': () => list('short', 'accept', (at) => `a${at},`),
  'aliases of a question': () => list('short', 'aliases', () => 'a,'),
  waivers: () => fill((at) => `L${at}: w,`, `${HEAD}    waive: {`, '}\n'),
  'unknown fields': () => fill((at) => `    f${at}: v\n`, HEAD),
  'unknown exams': () => list('short', 'exams', (at) => `A${at},`),
  'unknown types': () => loose(() => 'type: shor'),
  'one id': () => fill(() => '  - { id: q, type: recall, stem: "Why?" }\n', 'questions:\n'),
  '64 options': () =>
    loose(() => {
      const texts = Array.from(
        { length: 64 },
        (_, at) => `{text: word${at} and more of it, rationale: r}`,
      );
      return `type: single, stem: "Why?", options: [${texts.join(', ')}]`;
    }),
  'stems of spaces': () => short(`x${' '.repeat(3900)}x?`),
  'stems of instructions': () => short('(select one '.repeat(320)),
  'stems of commas': () => short(`${', '.repeat(1990)}?`),
  'options of signs': () =>
    loose((at) => {
      const sign =
        ['.', '!', '- ', '1,', 'A, ', '$1', ' ', '(', 'Option A is ', 'a-', '"', '“'][at % 12] ??
        '';
      const text = JSON.stringify(sign.repeat(900 / sign.length));
      return `type: single, stem: "Why?", options: [{ text: ${text}, rationale: ${text} }, { text: b, rationale: r, correct: true }]`;
    }),
  'stems of dots': () => short(`${'.'.repeat(3900)}x?`),
  'stems of quotes': () => short(`${'„'.repeat(1300)}x?`),
  'stems of questions': () => short(`${'?) '.repeat(1300)}x?`),
  'stems of one word': () => short(`${'w '.repeat(1990)}?`),
  'stems that are alike': () =>
    loose(
      (at) =>
        `type: short, accept: [x], stem: "Which of the many places in this wide world fits the need of n${at}?"`,
    ),
  'answers of brackets': () =>
    loose(() => `type: short, stem: "Why?", accept: ["${'('.repeat(199)}"]`),
};

export const HOSTILE_NAMES: readonly string[] = Object.keys(MAKERS);

/** The file of that name; throws for a name that there is not. */
export function hostileFile(name: string): HostileFile {
  const make = MAKERS[name];
  if (!make) throw new Error(`there is no hostile file "${name}"`);
  return { name, text: make() };
}
