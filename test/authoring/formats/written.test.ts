// What the XML formats write where a bank holds more than they do, and what they say of it.
import { describe, expect, test } from 'vitest';
import { readMoodleXml } from '#authoring/exchange/moodle/read.ts';
import { writeMoodleXml } from '#authoring/exchange/moodle/write.ts';
import { readQti } from '#authoring/exchange/qti/read.ts';
import { writeQti } from '#authoring/exchange/qti/write.ts';
import { readXml } from '#authoring/exchange/xml-read.ts';
import { elementsIn, findElements, textIn, type XmlElement } from '#authoring/exchange/xml-tree.ts';
import { readZip } from '#authoring/exchange/zip.ts';
import type { WrittenBank } from '#authoring/format.ts';
import { Bank } from '#core/question/bank.ts';
import { CardHead } from '#core/question/card.ts';
import { QuestionContent } from '#core/question/question-types/index.ts';

const NOON = Date.UTC(2026, 10, 20, 12);

const option = (text: string, more: object = {}) => ({ text, rationale: `Why ${text}.`, ...more });
const base = { level: 2, stem: 'Which?', explanation: 'So.' };
const options = [option('a', { correct: true }), option('b'), option('c')];

function bankOf(questions: readonly object[], head: object = {}): WrittenBank {
  return {
    bank: Bank.parse({
      bank: 'b',
      title: 'B',
      language: 'en',
      license: 'CC0-1.0',
      topics: { t: 'T' },
    }),
    cards: [
      {
        head: CardHead.parse({ id: 'c', title: 'C', topic: 't', importance: 'important', ...head }),
        questions: questions.map((one, at) =>
          QuestionContent.parse({ id: `q${at}`, ...('parts' in one ? {} : base), ...one }),
        ),
      },
    ],
  };
}

function moodle(bank: WrittenBank) {
  const { bytes, losses } = writeMoodleXml(bank);
  return {
    xml: new TextDecoder().decode(bytes),
    losses: losses.map(({ level, id, message }) => `${level} ${id}: ${message}`).slice(1),
    read: readMoodleXml({ name: 'b.xml', bytes }).questions,
  };
}

function qti(bank: WrittenBank) {
  const { bytes, losses } = writeQti(bank, NOON);
  const zip = readZip(bytes);
  if ('refusal' in zip) throw new Error(zip.refusal);
  return {
    bytes,
    names: zip.names,
    root: (name: string): XmlElement => {
      const found = zip.read(name);
      const xml = readXml(found instanceof Uint8Array ? found : new Uint8Array());
      if ('refusal' in xml) throw new Error(xml.refusal.message);
      return xml.root;
    },
    losses: losses.map(({ level, id, message }) => `${level} ${id}: ${message}`).slice(1),
    read: readQti({ name: 'b.zip', bytes }).questions,
  };
}

const clinic = {
  type: 'case',
  level: 3,
  case: 'A **clinic** answers letters.',
  parts: [
    { id: 'p1', ...base, type: 'single', options },
    { id: 'p2', level: 3, type: 'recall', stem: 'Why?', answer: 'Because.', points: ['x * y'] },
  ],
  explanation: 'Clean first.',
};

describe.each([
  ['Moodle XML', moodle],
  ['QTI 2.1', qti],
])('%s', (title, write) => {
  test('asks each part of a case with the case in front of it, and says so', () => {
    const { read, losses } = write(bankOf([clinic]));
    expect(read).toMatchObject([
      { name: 'p1', stem: 'A **clinic** answers letters.\n\nWhich?', explanation: 'So.' },
      { name: 'p2', stem: 'A **clinic** answers letters.\n\nWhy?' },
    ]);
    expect(read[1]).toMatchObject({ answer: 'Because.\n\nClean first.\n\n- x * y' });
    expect(losses).toContain(
      `warning q0: ${title} has no cases: written as 2 questions, each with the case in front of it`,
    );
  });

  test('says once for a card what it has no place for', () => {
    const trapped = [option('a', { correct: true }), option('b', { trap: 'c' })];
    const { losses } = write(
      bankOf([{ type: 'single', options: trapped, aliases: ['old'] }], {
        trap: 'Wrong.',
        confusable: ['d'],
      }),
    );
    expect(losses).toHaveLength(1);
    expect(losses[0]).toMatch(/^warning c: .* has no place for `trap`.*`confusable`.*`aliases`/);
  });

  test('keeps fixed options last, where learners see them', () => {
    const last = [option('none', { fixed: true }), ...options];
    const { read } = write(bankOf([{ type: 'single', options: last }]));
    const texts = read.flatMap((one) =>
      'options' in one ? one.options.map(({ text }) => text) : [],
    );
    expect(texts).toEqual(['a', 'b', 'c', 'none']);
  });
});

describe('Moodle XML', () => {
  test('gives shares of the mark that Moodle knows, and says where it grades in parts', () => {
    const keys = ['a', 'b', 'c'].map((text) => option(text, { correct: true }));
    const { xml, losses } = moodle(bankOf([{ type: 'multiple', options: [...keys, option('d')] }]));
    expect([...xml.matchAll(/fraction="([^"]+)"/g)].map(([, value]) => value)).toEqual([
      ...['33.33333', '33.33333', '33.33333', '-100'],
    ]);
    expect(losses).toEqual([
      'warning q0: Moodle gives part of the mark for some of the right options, and none with a wrong one',
    ]);
  });

  test('leaves out a question whose shares Moodle refuses to import', () => {
    const keys = Array.from({ length: 11 }, (_, at) => option(`k${at}`, { correct: true }));
    const { losses, read } = moodle(
      bankOf([{ type: 'multiple', options: [...keys, option('d')] }]),
    );
    expect(losses).toEqual(['error q0: Moodle knows no 11th part of a mark: left out']);
    expect(read).toEqual([]);
  });

  test('takes an asterisk for the sign, not for any text', () => {
    const { xml, read } = moodle(bankOf([{ type: 'short', accept: ['a*b', 'a\\*b'] }]));
    expect(xml).toContain('<text>a\\*b</text>');
    expect(read).toMatchObject([{ accept: ['a*b', 'a\\*b'] }]);
  });

  test('shuffles all options or none, and leaves out tags that Moodle would cut', () => {
    const id = 'c'.repeat(60);
    const some = [...options, option('none', { fixed: true })];
    const { xml, losses } = moodle(bankOf([{ type: 'single', options: some }], { id }));
    expect(xml).toContain('<shuffleanswers>false</shuffleanswers>');
    expect(xml).not.toContain(`card:${id}`);
    expect(losses).toEqual([
      'warning q0: Moodle shuffles all options or none: some are `fixed`, so it shuffles none',
      `warning q0: the tag card:${id} is left out: Moodle cuts it at 50`,
    ]);
  });
});

/** Elements of QTI 2.1 that an item of ours may hold: its information model, and section 6.2 for XHTML. */
const DEFINED = new Set(
  (
    'assessmentItem responseDeclaration correctResponse value mapping mapEntry outcomeDeclaration itemBody ' +
    'choiceInteraction orderInteraction matchInteraction textEntryInteraction extendedTextInteraction simpleChoice ' +
    'simpleMatchSet simpleAssociableChoice feedbackInline rubricBlock responseProcessing responseCondition responseIf ' +
    'responseElse match isNull variable correct mapResponse multiple baseValue setOutcomeValue modalFeedback ' +
    'p h1 h2 h3 h4 h5 h6 pre code em strong span a img br hr ul ol li blockquote table thead tbody tr th td'
  ).split(' '),
);

describe('QTI 2.1', () => {
  const stem =
    '# H\n\n3. a\n4. b\n\n~~x~~ `y` [l](http://e.org "t")\n\n| a | b |\n|:--|---|\n\n> q\n\n```js\nz\n```';
  const all = bankOf([
    { type: 'single', stem, options },
    {
      type: 'multiple',
      options: [option('z', { correct: true }), option('a', { correct: true }), option('m')],
    },
    { type: 'ordering', items: ['z', { text: 'a', rationale: 'r' }, 'm'] },
    {
      type: 'matching',
      pairs: [
        { prompt: 'p', choice: 'z' },
        { prompt: 'q', choice: 'a' },
      ],
      choices: ['m'],
    },
    { type: 'short', accept: ['x', 'y'] },
  ]);

  test('holds only what its specification defines, and says what of a text that excludes', () => {
    const { names, root, losses } = qti(all);
    const roots = names.slice(1).map(root);
    const used = new Set(roots.flatMap((one) => [one, ...everything(one)]).map(({ name }) => name));
    expect([...used].filter((name) => !DEFINED.has(name))).toEqual([]);
    expect(new Set(roots.map(({ namespace }) => namespace))).toEqual(
      new Set(['http://www.imsglobal.org/xsd/imsqti_v2p1']),
    );
    expect(losses.at(-1)).toBe(
      'warning q0: QTI 2.1 cannot hold the number at which a list begins, struck text, the title of a link or image, the alignment of a table',
    );
  });

  function everything(root: XmlElement): XmlElement[] {
    return elementsIn(root).flatMap((one) => [one, ...everything(one)]);
  }

  test('names every item in its manifest', () => {
    const { names, root } = qti(all);
    const listed = findElements(root('imsmanifest.xml'), ({ name }) => name === 'resource');
    expect(names).toEqual([
      'imsmanifest.xml',
      ...listed.map(({ attributes }) => attributes.get('href')),
    ]);
    expect(listed.map(({ attributes }) => attributes.get('identifier'))).toContain('item-q0');
  });

  test('tells no order and no pair by the order of the file', () => {
    const { root } = qti(all);
    const texts = (name: string, inside: string) =>
      findElements(root(name), (one) => one.name === inside).map((one) => textIn(one).slice(0, 1));
    expect(texts('items/q2.xml', 'simpleChoice')).toEqual(['a', 'm', 'z']);
    expect(texts('items/q3.xml', 'simpleAssociableChoice')).toEqual(['p', 'q', 'a', 'm', 'z']);
  });

  test('refuses more choices than it could compare with each other', () => {
    const choices = Array.from({ length: 201 }, (_, at) => `<simpleChoice identifier="c${at}"/>`);
    const values = choices.map((_, at) => `<value>c${at}</value>`);
    const item = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"><responseDeclaration identifier="R" cardinality="ordered"><correctResponse>${values.join('')}</correctResponse></responseDeclaration><itemBody><orderInteraction responseIdentifier="R"><prompt>?</prompt>${choices.join('')}</orderInteraction></itemBody></assessmentItem>`;
    const { problems } = readQti({ name: 'i.xml', bytes: new TextEncoder().encode(item) });
    expect(problems.map(({ message }) => message)).toEqual([
      'more than 200 answers to one question: left out',
    ]);
  });

  test('is the same bytes all day long', () => {
    const late = writeQti(all, Date.UTC(2026, 10, 20, 23)).bytes;
    expect(late).toEqual(qti(all).bytes);
    expect(writeQti(all, Date.UTC(2026, 10, 21)).bytes).not.toEqual(late);
    expect(writeQti(all, 0).bytes.length).toBe(late.length);
  });
});
