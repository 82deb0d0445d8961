// GIFT → questions. Its rules are those of Moodle's documentation; what Moodle would grade otherwise is a problem.

// Above 250 lines because it is one grammar.
import type { Place } from '#core/base/problem.ts';
import { Importance } from '#core/question/question.ts';
import type {
  ForeignContent,
  ForeignFile,
  ForeignOption,
  ForeignQuestion,
  FormatRead,
} from '../../format.ts';
import { createLineIndex } from '../../yaml/line-index.ts';
import { foreignText } from '../foreign-text.ts';
import { createFormatReport } from '../format-report.ts';
import {
  MAX_FOREIGN_ANSWERS,
  MAX_FOREIGN_QUESTIONS,
  TOO_MANY,
  TOO_MANY_ANSWERS,
} from '../limits.ts';
import { createHtmlReader, type HtmlReader } from '../rich-text.ts';
import {
  type GiftBlock,
  giftBlocks,
  giftText,
  masked,
  type TextFormat,
  unescaped,
} from './syntax.ts';

/** So many are named. */
const MOST_TAGS = 10;

/** Ends the reading of one question with the error that says why. */
class Unreadable extends Error {}

type Warn = (message: string) => void;

/** What the texts of one question are read with; `lost` gathers what of them is no text. */
type Texts = { readonly html: HtmlReader; readonly lost: Set<string> };

/** The answers of a question between its braces, and how their texts are to be read. */
type Answers = {
  readonly text: string;
  readonly format: TextFormat;
  readonly texts: Texts;
  readonly warn: Warn;
};

/** One answer: its sign, its share of the mark in percent where it names one, text and feedback. */
type Answer = {
  readonly sign: string;
  readonly weight: number | null;
  readonly text: string;
  readonly feedback: string;
};

function read(part: string, format: TextFormat, { html, lost }: Texts) {
  const found = giftText(part, format, html);
  for (const what of found.lost) lost.add(what);
  return found;
}

/** The parts that begin with an unescaped sign of `signs`; what stands before the first sign is a part too. */
function splitAt(text: string, signs: RegExp): { sign: string; part: string }[] {
  const cuts: number[] = [];
  for (const { index } of masked(text).matchAll(signs)) {
    if (cuts.push(index) > MAX_FOREIGN_ANSWERS) throw new Unreadable(TOO_MANY_ANSWERS);
  }
  const head = text.slice(0, cuts[0] ?? text.length);
  return [
    ...(head.trim() === '' ? [] : [{ sign: '', part: head }]),
    ...cuts.map((at, number) => ({
      sign: text[at] ?? '',
      part: text.slice(at + 1, cuts[number + 1]),
    })),
  ];
}

function answersIn({ text, format, texts }: Answers, signs: RegExp, answers = format): Answer[] {
  const found = splitAt(text, signs).map(({ sign, part }) => {
    const weight = /^\s*%(-?\d{1,3}(?:\.\d*)?)%/.exec(part);
    const rest = part.slice(weight?.[0].length ?? 0);
    const hash = masked(rest).indexOf('#');
    const raw = hash === -1 ? rest : rest.slice(0, hash);
    return {
      sign,
      weight: weight ? Number(weight[1]) : null,
      text: read(raw, answers, texts).text,
      feedback: hash === -1 ? '' : read(rest.slice(hash + 1), format, texts).text,
    };
  });
  return found.filter(({ text, feedback }) => `${text}${feedback}` !== '');
}

function optionOf(text: string, correct: boolean, feedback: string): ForeignOption {
  return { text, correct, ...(feedback === '' ? {} : { rationale: feedback }) };
}

function trueFalse({ text, format, texts }: Answers, stem: string): ForeignContent | null {
  const [word = '', wrong = '', ...right] = splitAt(`#${text}`, /#/g).map(({ part }) => part);
  const said = word.replaceAll('\uffff', '').trim();
  if (!/^(T|TRUE|F|FALSE)$/i.test(said)) return null;
  const isTrue = /^T/i.test(said);
  const onWrong = read(wrong, format, texts).text;
  const onRight = read(right.join('#'), format, texts).text;
  return {
    type: 'single',
    stem,
    options: [
      optionOf('True', isTrue, isTrue ? onRight : onWrong),
      optionOf('False', !isTrue, isTrue ? onWrong : onRight),
    ],
  };
}

function warnOfWeights(answers: readonly Answer[], keys: readonly Answer[], warn: Warn): void {
  const given = keys.map(({ weight }) => weight ?? 100);
  const even = given.every((weight) => Math.abs(weight - 100 / keys.length) < 0.5);
  if (!even && answers.every(({ sign }) => sign !== '=')) {
    warn('partial credit is not carried: here the right options count all or nothing');
  }
}

function choice(answers: Answers, stem: string): ForeignContent {
  const { warn } = answers;
  const found = answersIn(answers, /[=~]/g);
  if (found.length < 2) throw new Unreadable('a choice needs at least two options');
  const single = found.filter(({ sign }) => sign === '=');
  const keys = single.length > 0 ? single : found.filter(({ weight }) => (weight ?? 0) > 0);
  if (keys.length === 0) throw new Unreadable('no option is right: mark it with = instead of ~');
  if (keys.length === found.length) {
    throw new Unreadable('every option is right: mark the wrong ones with ~');
  }
  if (single.length > 1) {
    warn(
      'one of several right options is enough there; here all of them are asked for: check the stem',
    );
  }
  if (single.length > 0 && found.some(({ sign, weight }) => sign !== '=' && (weight ?? 0) !== 0)) {
    warn('partial credit and penalties of options are not carried: here only the key counts');
  }
  warnOfWeights(found, keys, warn);
  const isKey = new Set(keys);
  return {
    type: keys.length === 1 ? 'single' : 'multiple',
    stem,
    options: found.map((one) => optionOf(one.text, isKey.has(one), one.feedback)),
  };
}

function matching({ text, format, texts }: Answers, stem: string): ForeignContent {
  const rows = splitAt(text, /=/g).map(({ part }) => {
    const arrow = masked(part).indexOf('->');
    if (arrow === -1) throw new Unreadable('an entry of a matching question needs "->"');
    return {
      prompt: read(part.slice(0, arrow), format, texts).text,
      // Moodle reads choices as they are, whatever the format of the question.
      choice: unescaped(part.slice(arrow + 2)).trim(),
    };
  });
  const pairs = rows.filter(({ prompt }) => prompt !== '');
  if (pairs.length < 2) throw new Unreadable('a matching question needs at least two pairs');
  const extra = rows.filter(({ prompt }) => prompt === '').map((row) => row.choice);
  return { type: 'matching', stem, pairs, ...(extra.length > 0 ? { choices: extra } : {}) };
}

function short(answers: Answers, stem: string): ForeignContent {
  const { warn } = answers;
  // What is typed has no format.
  const found = answersIn(answers, /=/g, 'plain');
  const full = found.filter(({ weight }) => weight === null || weight === 100);
  if (full.length < found.length) {
    warn('answers that earn a part of the mark are not carried: here an answer is right or wrong');
  }
  if (found.some(({ feedback }) => feedback !== '')) {
    warn('feedback on single typed answers is not carried: write it into the explanation');
  }
  // An asterisk stands for any text; with a backslash it is one.
  const accept = full.map(({ text }) => text.replaceAll('\\*', '\uffff'));
  const plain = accept
    .filter((text) => !text.includes('*'))
    .map((text) => text.replaceAll('\uffff', '*'));
  if (plain.length < accept.length) {
    warn('an answer with the wildcard * is not carried: list the answers that are meant');
  }
  if (plain.length === 0) throw new Unreadable('no answer is accepted in full');
  return { type: 'short', stem, accept: plain };
}

/** Decides by the signs between the braces, in the order of Moodle's own reader. */
function contentOf(answers: Answers, stem: string, general: string): ForeignContent {
  const signs = masked(answers.text).replaceAll('\uffff', '').trim();
  if (signs === '' && answers.text.replaceAll('\uffff', '').trim() === '') {
    return { type: 'recall', stem, answer: general };
  }
  if (signs.startsWith('#')) {
    throw new Unreadable('a numerical question has no counterpart here: ask for it as a choice');
  }
  if (signs.includes('~')) return choice(answers, stem);
  if (signs.includes('=') && signs.includes('->')) return matching(answers, stem);
  return trueFalse(answers, stem) ?? short(answers, stem);
}

/** What our own export says in tags; other tags have no place here. */
function ofTags(
  tags: readonly string[],
  warn: Warn,
): { readonly level?: number; readonly card: NonNullable<ForeignQuestion['card']> } {
  const card: { id?: string; importance?: Importance } = {};
  let level: number | undefined;
  const others = tags.filter((tag) => {
    const [, name, value = ''] = /^(card|level|importance):(.+)$/.exec(tag) ?? [];
    if (name === 'card') card.id = value;
    else if (name === 'level' && /^[123]$/.test(value)) level = Number(value);
    else if (name === 'importance' && Importance.safeParse(value).success) {
      card.importance = Importance.parse(value);
    } else return true;
    return false;
  });
  if (others.length > 0) {
    const named = [...new Set(others)].slice(0, MOST_TAGS).join(', ');
    warn(`tags are not carried: ${named}${others.length > MOST_TAGS ? ', …' : ''}`);
  }
  return { ...(level === undefined ? {} : { level }), card };
}

/** The name between `::`, and where the text after it begins. */
function nameOf(text: string): { readonly name: string | null; readonly end: number } {
  const finish = text.startsWith('::') ? masked(text).indexOf('::', 2) : -1;
  if (finish === -1) return { name: null, end: 0 };
  return { name: unescaped(text.slice(2, finish)).trim() || null, end: finish + 2 };
}

function questionOf(
  block: GiftBlock,
  topic: string | null,
  place: Place,
  texts: Texts,
  warn: Warn,
): ForeignQuestion {
  const { name, end } = nameOf(block.text);
  const text = block.text.slice(end);
  const signs = masked(text);
  const [open, close] = [signs.indexOf('{'), signs.indexOf('}')];
  if (open === -1 && close === -1) {
    throw new Unreadable(
      'a text without answers is no question: put it into the stems that need it',
    );
  }
  if (open === -1 || close < open) {
    throw new Unreadable(
      'the braces { } do not match: close them, without a blank line between them, and write \\{ and \\} in texts',
    );
  }
  if (/[{}]/.test(signs.slice(close + 1))) {
    throw new Unreadable('a second pair of braces { }: put a blank line between two questions');
  }
  const after = text.slice(close + 1);
  const gap = after.replaceAll('\uffff', '').trim() === '' ? '' : '_____';
  const { text: stem, format } = read(`${text.slice(0, open)}${gap}${after}`, 'moodle', texts);
  if (stem === '') throw new Unreadable('a question without a text');
  const inner = text.slice(open + 1, close);
  const split = masked(inner).lastIndexOf('####');
  const general = split === -1 ? '' : read(inner.slice(split + 4), format, texts).text;
  const answers = { text: split === -1 ? inner : inner.slice(0, split), format, texts, warn };
  const content = contentOf(answers, stem, general);
  if (text.includes('@@PLUGINFILE@@')) texts.lost.add('an embedded file');
  const { level, card: tagged } = ofTags(block.tags, warn);
  const card = {
    ...tagged,
    ...(name === null ? {} : { title: name }),
    ...(topic === null ? {} : { topic }),
  };
  const called = block.id ?? name;
  return {
    ...content,
    place,
    ...(called === null ? {} : { name: called }),
    ...(level === undefined ? {} : { level }),
    ...(general === '' || content.type === 'recall' ? {} : { explanation: general }),
    ...(Object.keys(card).length > 0 ? { card } : {}),
  };
}

/** The innermost category of a path such as `$course$/top/Geography`; a slash in a name is written twice. */
function topicOf(path: string): string | null {
  const names = unescaped(path).replaceAll('//', '\uffff').split('/');
  const last = names.at(-1)?.replaceAll('\uffff', '/').trim() ?? '';
  return last === '' || last === 'top' || /^\$\w+\$$/.test(last) ? null : last;
}

export function readGift(file: ForeignFile): FormatRead {
  const report = createFormatReport();
  const text = foreignText(file, report);
  if (text === null) return { questions: [], problems: report.problems() };
  const html = createHtmlReader();
  const places = createLineIndex(text);
  const questions: ForeignQuestion[] = [];
  let topic: string | null = null;
  let count = 0;
  for (const found of giftBlocks(text)) {
    let block = found;
    count += 1;
    if (count > MAX_FOREIGN_QUESTIONS) {
      report.refuse({ file: file.name, ...places(found.at) }, TOO_MANY);
      break;
    }
    const category = /^\$CATEGORY:([^\n]*)\n?/.exec(block.text);
    if (category) {
      topic = topicOf(category[1] ?? '');
      const rest = block.text.slice(category[0].length);
      const first = rest.search(/[^\s\uffff]/);
      if (first === -1) continue;
      block = { ...block, at: block.at + category[0].length + first, text: rest.slice(first) };
    }
    const place = { file: file.name, ...places(block.at) };
    const label = block.id ?? nameOf(block.text).name;
    try {
      const texts = { html, lost: new Set<string>() };
      const warn: Warn = (message) => report.warn(place, message, label);
      questions.push(questionOf(block, topic, place, texts, warn));
      report.lose(place, texts.lost, label);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      report.refuse(place, error.message, label);
    }
  }
  if (questions.length + report.size === 0) {
    report.refuse({ file: file.name, line: 1, column: 1 }, 'this file holds no questions');
  }
  return { questions, problems: report.problems() };
}
