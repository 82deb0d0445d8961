// Moodle's multiple choice: which options are right is told by fractions of the mark, in percent.
import type { ForeignContent, ForeignOption } from '../../format.ts';
import { elementAt, elementsIn, textAtPath } from '../xml-tree.ts';
import type { MoodleQuestion } from './question-types.ts';

type Graded = ForeignOption & { readonly fraction: number };

function isFalse(text: string): boolean {
  return text === 'false' || text === '0';
}

function optionsOf({ element, texts }: MoodleQuestion): Graded[] {
  const stays = isFalse(textAtPath(element, 'shuffleanswers'));
  return elementsIn(element, 'answer').map((answer) => {
    const rationale = texts.plain(elementAt(answer, 'feedback'));
    const fraction = Number(answer.attributes.get('fraction') ?? '0');
    return {
      text: texts.plain(answer),
      correct: fraction > 0,
      fraction,
      ...(rationale === '' ? {} : { rationale }),
      ...(stays ? { fixed: true } : {}),
    };
  });
}

function bare(options: readonly Graded[], isKey: (option: Graded) => boolean): ForeignOption[] {
  return options.map(({ fraction, ...option }) => ({
    ...option,
    correct: isKey({ fraction, ...option }),
  }));
}

/** One option may be ticked. */
function readSingle(question: MoodleQuestion, options: readonly Graded[]): ForeignContent | null {
  const { place, stem, report } = question;
  const isKey = ({ fraction }: Graded) => fraction >= 99.5;
  const keys = options.filter(isKey).length;
  if (keys !== 1) {
    const found = keys === 0 ? 'no option earns' : `${keys} options earn`;
    report.refuse(place, `${found} the full mark, and only one may be chosen: left out`);
    return null;
  }
  for (const { text, fraction } of options) {
    if (fraction > 0 && fraction < 99.5) {
      report.warn(place, `"${text}" earned ${fraction} % of the mark; here it is wrong`);
    }
  }
  return { type: 'single', stem, options: bare(options, isKey) };
}

/** Any number of options may be ticked, and their fractions are added up. */
function readMultiple(question: MoodleQuestion, options: readonly Graded[]): ForeignContent | null {
  const { place, stem, report } = question;
  const isKey = ({ fraction }: Graded) => fraction > 0;
  const keys = options.filter(isKey);
  const sum = keys.reduce((total, { fraction }) => total + fraction, 0);
  if (keys.length === 0 || Math.abs(sum - 100) > 1) {
    report.refuse(
      place,
      `the right options earn ${Math.round(sum)} % together, so it is not clear which of them are needed: left out; give them 100 % together`,
    );
    return null;
  }
  if (keys.length === 1) {
    report.warn(place, 'several options could be ticked, but one is right: it is single here');
    return { type: 'single', stem, options: bare(options, isKey) };
  }
  report.note(
    place,
    'Moodle gives part of the mark for some right options; here it is all or none',
  );
  return { type: 'multiple', stem, options: bare(options, isKey) };
}

export function readChoices(question: MoodleQuestion): ForeignContent | null {
  const { element, place, report } = question;
  const options = optionsOf(question);
  if (options.some(({ text, fraction }) => text === '' || !Number.isFinite(fraction))) {
    report.refuse(
      place,
      'an option without a text, or with a fraction that is no number: left out',
    );
    return null;
  }
  if (options.length < 2) {
    report.refuse(place, 'a question with fewer than two options: left out');
    return null;
  }
  const isSingle = !isFalse(textAtPath(element, 'single'));
  return isSingle ? readSingle(question, options) : readMultiple(question, options);
}
