// What each question type of Moodle is here: one reader each; null where the question cannot be carried, which it says.
import type { Place } from '#core/base/problem.ts';
import type { ForeignContent } from '../../format.ts';
import type { FormatReport } from '../format-report.ts';
import { elementAt, elementsIn, textAtPath, type XmlElement } from '../xml-tree.ts';
import { readChoices } from './choices.ts';
import type { MoodleTexts } from './text.ts';

export type MoodleQuestion = {
  readonly element: XmlElement;
  readonly place: Place;
  readonly stem: string;
  readonly texts: MoodleTexts;
  readonly report: FormatReport;
};
/** An explanation replaces that of the question's general feedback. */
type Reader = (question: MoodleQuestion) => (ForeignContent & { explanation?: string }) | null;

function fractionOf(answer: XmlElement): number {
  return Number(answer.attributes.get('fraction') ?? '0');
}

const truefalse: Reader = ({ element, place, stem, texts, report }) => {
  const options = ['true', 'false'].flatMap((value) => {
    const answer = elementsIn(element, 'answer').find(
      (one) => textAtPath(one, 'text').toLowerCase() === value,
    );
    if (answer === undefined) return [];
    const rationale = texts.plain(elementAt(answer, 'feedback'));
    return [
      {
        text: value === 'true' ? 'True' : 'False',
        correct: fractionOf(answer) >= 99.5,
        fixed: true,
        ...(rationale === '' ? {} : { rationale }),
      },
    ];
  });
  if (options.length === 2 && options.filter(({ correct }) => correct).length === 1) {
    return { type: 'single', stem, options };
  }
  report.refuse(place, 'a true/false question needs one answer with fraction 100: left out');
  return null;
};

/** Moodle takes `*` for any text, and `\*` for the sign itself. */
const WILDCARD = /(?<!\\)\*/;

const shortanswer: Reader = ({ element, place, stem, texts, report }) => {
  const accept: string[] = [];
  for (const answer of elementsIn(element, 'answer')) {
    const text = textAtPath(answer, 'text');
    const fraction = fractionOf(answer);
    if (texts.plain(elementAt(answer, 'feedback')) !== '') {
      report.note(place, 'feedback on single answers has no place in a short question: left out');
    }
    if (fraction <= 0) continue;
    if (fraction < 99.5) {
      report.warn(place, `"${text}" earned part of the mark: it is not accepted here`);
    } else if (WILDCARD.test(text)) {
      report.warn(place, `"${text}" is a pattern, which is not accepted here: write out answers`);
    } else accept.push(text.replaceAll('\\*', '*'));
  }
  if (textAtPath(element, 'usecase') === '1') {
    report.warn(place, 'capital and small letters were told apart; here they are the same');
  }
  if (accept.length > 0) return { type: 'short', stem, accept };
  report.refuse(place, 'no plain answer earns the full mark: left out');
  return null;
};

const matching: Reader = ({ element, place, stem, texts, report }) => {
  const pairs: { prompt: string; choice: string }[] = [];
  const choices: string[] = [];
  for (const sub of elementsIn(element, 'subquestion')) {
    const prompt = texts.plain(sub);
    const choice = textAtPath(sub, 'answer', 'text');
    if (choice === '') {
      if (prompt === '') continue;
      report.refuse(place, `"${prompt}" has no answer that matches: the question is left out`);
      return null;
    }
    if (prompt === '') choices.push(choice);
    else pairs.push({ prompt, choice });
  }
  if (pairs.length < 2) {
    report.refuse(place, 'a matching question needs two pairs: left out');
    return null;
  }
  report.note(place, 'Moodle gives part of the mark for some of the pairs; here it is all or none');
  return { type: 'matching', stem, pairs, ...(choices.length > 0 ? { choices } : {}) };
};

const ordering: Reader = ({ element, place, stem, texts, report }) => {
  // A fraction is the place of an item here, not its worth.
  const answers = elementsIn(element, 'answer').toSorted((a, b) => fractionOf(a) - fractionOf(b));
  const items = answers.map((answer) => {
    const rationale = texts.plain(elementAt(answer, 'feedback'));
    return { text: texts.plain(answer), ...(rationale === '' ? {} : { rationale }) };
  });
  if (items.length < 2 || items.some(({ text }) => text === '')) {
    report.refuse(place, 'an ordering question needs two items, each with a text: left out');
    return null;
  }
  const shows = textAtPath(element, 'selecttype');
  if (!['', 'ALL', '0'].includes(shows)) {
    report.warn(place, 'Moodle asks some of the items, drawn anew each time; here it is all');
  }
  if (!['', 'ALL_OR_NOTHING', '-1'].includes(textAtPath(element, 'gradingtype'))) {
    report.note(
      place,
      'Moodle gives part of the mark for part of an order; here it is all or none',
    );
  }
  return { type: 'ordering', stem, items };
};

const essay: Reader = ({ element, place, stem, texts, report }) => {
  const info = texts.markdown(elementAt(element, 'graderinfo'));
  const general = texts.markdown(elementAt(element, 'generalfeedback'));
  const answer = info === general ? info : [info, general].filter((one) => one !== '').join('\n\n');
  if (answer === '') {
    report.warn(place, 'no information for graders and no feedback: the answer is left to write');
  }
  if (texts.markdown(elementAt(element, 'responsetemplate')) !== '') {
    report.warn(place, 'the template for responses has no place here: left out');
  }
  return { type: 'recall', stem, answer, explanation: '' };
};

/** By the names that Moodle XML has for them. */
export const moodleTypes: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['multichoice', readChoices],
  ['truefalse', truefalse],
  ['shortanswer', shortanswer],
  ['matching', matching],
  ['ordering', ordering],
  ['essay', essay],
]);
