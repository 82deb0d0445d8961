// Banks of any size for the benchmark of `check`: all question types, half of the stems with the formulas of exams.
import { keyedRandom, type RandomInt } from '#core/base/random.ts';

export type MadeFile = { readonly path: string; readonly text: string };
export type Size = {
  readonly files: number;
  readonly questionsInFile: number;
  /** Short texts: else a thousand questions have more than the mebibyte of a file. */
  readonly terse: boolean;
};

const split = (words: string): readonly string[] => words.split(' ');
const WHO = split(
  'hospital retailer bank airline publisher studio university insurer start-up museum brewery ministry newsroom factory courier laboratory',
);
const WHAT = split(
  'invoices recordings contracts sensor-readings photographs transcripts orders tickets prescriptions blueprints letters manuals forecasts reviews claims maps samples routes ledgers subtitles',
);
const DOES = split(
  'archives translates indexes summarizes classifies encrypts replicates labels streams compresses audits forwards samples merges redacts ranks imports validates batches caches',
);
const HOW = split(
  'nightly quarterly locally abroad manually twice offline continuously weekly centrally privately gradually cheaply securely reliably once upstream downstream jointly remotely',
);
const NOUNS = split(
  'bucket queue volume stream endpoint cluster gateway pipeline registry notebook replica snapshot policy quota token vector prompt adapter schedule trigger account Region network catalog ledger worker broker index shard cursor',
);
const VERBS = split(
  'reads writes copies moves stores deletes shares hides splits joins signs checks counts limits keeps sends takes holds maps sorts',
);
const KINDS = split(
  'shared private regional managed temporary versioned public encrypted durable partial scheduled nested cold hot empty remote local signed shallow wide',
);
const FORMULAS = [
  'Which approach meets these requirements with the LEAST operational overhead?',
  'Which service meets the requirement?',
  'Which solution will meet these requirements MOST cost-effectively?',
  'What should the team do FIRST?',
];

function createWriter(random: RandomInt, terse: boolean) {
  const one = (words: readonly string[]) => words[random(words.length)] ?? '';
  const clause = () =>
    `a ${one(KINDS)} ${one(NOUNS)} ${one(VERBS)} each ${one(KINDS)} ${one(NOUNS)}`;
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const long = (least: number): string => {
    let text = clause();
    while (text.split(' ').length < least) text += `, while ${clause()}`;
    return `${capital(text)}.`;
  };
  const scenario = () => {
    const short = `A ${one(WHO)} ${one(DOES)} ${one(WHAT)} ${one(HOW)}`;
    return terse
      ? `${short}.`
      : `${short}, and ${clause()} that a ${one(WHO)} ${one(DOES)} ${one(HOW)}.`;
  };
  const rationale = () => long(terse ? 7 : 24);
  const option = () =>
    terse
      ? `${capital(one(KINDS))} ${one(NOUNS)} ${one(HOW)}`
      : `${capital(one(KINDS))} ${one(NOUNS)} that ${one(VERBS)} each ${one(NOUNS)} ${one(HOW)}`;
  const different = (count: number): string[] => {
    const found = new Set<string>();
    while (found.size < count) found.add(option());
    return [...found];
  };
  const stem = () =>
    random(2) === 0
      ? `${scenario()} ${one(FORMULAS)}`
      : `${scenario()} Where does the ${one(KINDS)} ${one(NOUNS)} of the ${one(WHO)} belong?`;
  return { stem, long, rationale, different, scenario, random, terse };
}
type Writer = ReturnType<typeof createWriter>;

/** Lines of a question below its `type:`, each indented by nothing. */
type Make = (write: Writer, card: string) => readonly string[];

const listOf = (field: string, texts: readonly string[]) => [
  `${field}:`,
  ...texts.map((text) => `  - ${text}`),
];

function choice(write: Writer, card: string, count: number, keys: number): string[] {
  const first = write.random(count);
  const options = write.different(count).flatMap((text, at) => {
    const mark = (at - first + count) % count < keys ? 'correct: true' : `trap: ${card}`;
    const rationale = write.rationale();
    return write.terse
      ? [`- { text: ${text}, ${mark}, rationale: ${rationale} }`]
      : [`- text: ${text}`, `  ${mark}`, `  rationale: ${rationale}`];
  });
  return ['options:', ...options];
}

const MAKERS: Readonly<Record<string, Make>> = {
  single: (write, card) => [`stem: ${JSON.stringify(write.stem())}`, ...choice(write, card, 4, 1)],
  multiple: (write, card) => [
    'stem: |',
    `  ${write.stem()} (Select TWO.)`,
    ...choice(write, card, 5, 2),
  ],
  ordering: (write) => [`stem: ${write.stem()}`, ...listOf('items', write.different(4))],
  matching: (write) => [
    `stem: ${write.stem()}`,
    'pairs:',
    ...write.different(4).map((text, at) => `  - { prompt: Prompt number ${at}, choice: ${text} }`),
    ...listOf('choices', ['Something else altogether']),
  ],
  short: (write) => [`stem: ${write.stem()}`, ...listOf('accept', write.different(2))],
  recall: (write) => [
    `stem: ${write.stem()}`,
    `answer: ${write.rationale()}`,
    ...listOf('points', write.different(2)),
  ],
};

/** Of twenty questions: mostly choices, and a case now and then. */
const MIX = split(
  'single single single single single single single single single single single single single multiple multiple ordering matching short recall case',
);

const indented = (lines: readonly string[], by: string) => lines.map((line) => by + line);

function question(id: string, type: string, write: Writer, card: string): string[] {
  const head = [`- id: ${id}`, `  type: ${type}`, '  level: 2'];
  const explanation = type === 'recall' ? [] : [`  explanation: ${write.long(8)}`];
  if (type === 'case') {
    const parts = ['single', 'short'].flatMap((kind, at) =>
      question(`${id}-${at}`, kind, write, card),
    );
    return [
      ...head,
      `  case: ${write.scenario()}`,
      ...explanation,
      '  parts:',
      ...indented(parts, '    '),
    ];
  }
  const body = MAKERS[type]?.(write, card) ?? [];
  return [...head, ...indented(body, '  '), ...explanation];
}

function cardFile(file: number, write: Writer, size: Size): string {
  const lines = ['cards:'];
  for (let at = 0; at < size.questionsInFile; at += 2) {
    const card = `card-${file}-${at}`;
    lines.push(
      `  - id: ${card}`,
      `    title: ${write.long(4)}`,
      `    trap: ${write.long(8)}`,
      `    topic: topic-${at % 40}`,
      '    importance: important',
      `    objectives: [objective-${at % 100}]`,
      '    asOf: 2026-11',
      '    questions:',
    );
    for (const number of [at, at + 1]) {
      const type = MIX[write.random(MIX.length)] ?? 'single';
      lines.push(...indented(question(`question-${file}-${number}`, type, write, card), '      '));
    }
  }
  return `${lines.join('\n')}\n`;
}

function bankFile(): string {
  const topics = Array.from({ length: 40 }, (_, at) => `  topic-${at}: Topic ${at}`);
  const objectives = Array.from(
    { length: 100 },
    (_, at) =>
      `  - { id: objective-${at}, statement: Know it., source: guide, importance: important }`,
  );
  return [
    'bank: bench',
    'title: A bank for the benchmark',
    'language: en',
    'license: CC0-1.0',
    'topics:',
    ...topics,
    'sources: { guide: { title: A guide } }',
    'objectives:',
    ...objectives,
    'vocabulary: { names: [{ name: Amazon Bedrock, short: Bedrock }], volatile: [Nova Lite, Titan] }',
    '',
  ].join('\n');
}

/** The same bank for the same size, each time. */
export function makeBank(size: Size): readonly MadeFile[] {
  const write = createWriter(
    keyedRandom(new Uint8Array(32), `bank of ${JSON.stringify(size)}`),
    size.terse,
  );
  const cards = Array.from({ length: size.files }, (_, at) => ({
    path: `cards-${at}.yaml`,
    text: cardFile(at, write, size),
  }));
  return [{ path: 'bank.yaml', text: bankFile() }, ...cards];
}
