// Moodle XML → questions: the list of a <quiz>, with categories as topics and what every type of question has.
import type { Place } from '#core/base/problem.ts';
import type { CardHead } from '#core/question/card.ts';
import { Importance } from '#core/question/question.ts';
import type { ForeignFile, ForeignQuestion, FormatRead } from '../../format.ts';
import { createFormatReport, type FormatReport } from '../format-report.ts';
import {
  MAX_FOREIGN_ANSWERS,
  MAX_FOREIGN_QUESTIONS,
  TOO_MANY,
  TOO_MANY_ANSWERS,
} from '../limits.ts';
import { createHtmlReader, type HtmlReader } from '../rich-text.ts';
import { readXml } from '../xml-read.ts';
import { wrongRoot } from '../xml-roots.ts';
import { elementAt, elementsIn, findElements, textAtPath, type XmlElement } from '../xml-tree.ts';
import { moodleTypes } from './question-types.ts';
import { createMoodleTexts, type MoodleTexts } from './text.ts';

type Tags = Pick<ForeignQuestion, 'level'> & { card: Partial<CardHead> };

/** Tags that `write` makes; the others have no place. */
function readTags(element: XmlElement, place: Place, report: FormatReport): Tags {
  const found: { level?: number; card: Partial<CardHead> } = { card: {} };
  const exams: string[] = [];
  const tags = [elementAt(element, 'tags'), elementAt(element, 'coursetags')]
    .flatMap((list) => (list === null ? [] : elementsIn(list, 'tag')))
    .map((tag) => textAtPath(tag, 'text'));
  for (const tag of tags) {
    const [, name = '', value = ''] = /^(\w+):\s*(.+)$/s.exec(tag) ?? [];
    const importance = Importance.safeParse(value.toLowerCase());
    if (name === 'card') found.card.id = value;
    else if (name === 'exam') exams.push(value.toUpperCase());
    else if (name === 'level' && /^[123]$/.test(value)) found.level = Number(value);
    else if (name === 'importance' && importance.success) found.card.importance = importance.data;
    else report.note(place, `tags other than card:, exam:, importance: and level: are left out`);
  }
  if (exams.length > 0) found.card.exams = exams;
  return found;
}

/** The last name of the path; Moodle writes `//` for a slash in a name. */
function topicOf(category: XmlElement): string | null {
  const names = textAtPath(category, 'category', 'text')
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.replaceAll('//', '/').trim())
    .filter((name) => name !== '' && name !== 'top' && !/^\$\w+\$$/.test(name));
  const id = textAtPath(category, 'idnumber');
  return id !== '' ? id : (names.at(-1) ?? null);
}

/** Moodle puts these into every question that it makes. */
const STANDARD = /^Your answer is (?:correct|partially correct|incorrect)\.$/;

function noteUnplaced(element: XmlElement, texts: MoodleTexts, place: Place, report: FormatReport) {
  const overall = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']
    .map((name) => texts.plain(elementAt(element, name)))
    .filter((text) => text !== '' && !STANDARD.test(text));
  if (overall.length > 0) {
    report.note(place, 'feedback on right or wrong answers as a whole has no place: left out');
  }
  if (elementAt(element, 'hint') !== null) {
    report.note(place, 'hints have no place: left out');
  }
  const mark = Number(textAtPath(element, 'defaultgrade') || '1');
  if (mark !== 1) report.note(place, 'marks other than 1 have no place: every question counts 1');
  if (textAtPath(element, 'hidden') === '1') {
    report.note(place, 'this question is hidden in Moodle; it is carried all the same');
  }
}

/** Every element whose text is not read: that nothing in it gets lost in silence is seen by its files. */
function noteFiles(element: XmlElement, texts: MoodleTexts, place: Place, report: FormatReport) {
  const lost = new Set(texts.lost);
  if (findElements(element, ({ name }) => /^(?:file|image|image_base64)$/.test(name)).length > 0) {
    lost.add('an embedded file');
  }
  report.lose(place, lost);
}

function readQuestion(
  element: XmlElement,
  place: Place,
  topic: string | null,
  report: FormatReport,
  html: HtmlReader,
): ForeignQuestion | null {
  const type = element.attributes.get('type') ?? '';
  const name = textAtPath(element, 'name', 'text');
  const read = moodleTypes.get(type);
  if (type === 'description') {
    report.warn(place, `"${name}" is a text that asks nothing: left out`);
    return null;
  }
  if (read === undefined) {
    const known = [...moodleTypes.keys()].join(', ');
    report.refuse(
      place,
      `a question of the type "${type}" has no form here: left out (known are ${known})`,
    );
    return null;
  }
  const answers = ['answer', 'subquestion'].map((one) => elementsIn(element, one).length);
  if (Math.max(...answers) > MAX_FOREIGN_ANSWERS) {
    report.refuse(place, TOO_MANY_ANSWERS);
    return null;
  }
  const asked = elementAt(element, 'questiontext');
  const texts = createMoodleTexts(asked?.attributes.get('format')?.trim() ?? 'html', html);
  const stem = texts.markdown(asked);
  if (stem === '') {
    report.refuse(place, 'a question without a text: left out');
    return null;
  }
  const content = read({ element, place, stem, texts, report });
  if (content === null) return null;
  const general = content.explanation ?? texts.markdown(elementAt(element, 'generalfeedback'));
  noteUnplaced(element, texts, place, report);
  noteFiles(element, texts, place, report);
  const { level, card } = readTags(element, place, report);
  const id = textAtPath(element, 'idnumber');
  const head = {
    ...card,
    // Where there is no idnumber, the name has to become the id.
    ...(id !== '' && name !== '' ? { title: name } : {}),
    ...(topic === null ? {} : { topic }),
  };
  const { explanation: _explanation, ...rest } = content;
  return {
    ...rest,
    place,
    ...(id || name ? { name: id || name } : {}),
    ...(level === undefined ? {} : { level }),
    ...(general === '' ? {} : { explanation: general }),
    ...(Object.keys(head).length === 0 ? {} : { card: head }),
  };
}

/** Never throws. */
export function readMoodleXml({ name: file, bytes }: ForeignFile): FormatRead {
  const report = createFormatReport();
  const xml = readXml(bytes);
  if ('refusal' in xml) {
    const { message, ...at } = xml.refusal;
    report.refuse({ file, ...at }, message);
    return { questions: [], problems: report.problems() };
  }
  const { root } = xml;
  const placeOf = ({ line, column }: XmlElement): Place => ({ file, line, column });
  const questions: ForeignQuestion[] = [];
  if (root.name !== 'quiz') {
    report.refuse(placeOf(root), wrongRoot(root, 'Moodle XML, which is a <quiz>'));
  }
  const html = createHtmlReader();
  let topic: string | null = null;
  let count = 0;
  for (const element of root.name === 'quiz' ? elementsIn(root) : []) {
    const place = placeOf(element);
    if (element.name !== 'question') {
      report.warn(place, `<${element.name}> is no part of Moodle XML: left out`);
    } else if (element.attributes.get('type') === 'category') {
      topic = topicOf(element);
    } else if (++count > MAX_FOREIGN_QUESTIONS) {
      report.refuse(place, TOO_MANY);
      break;
    } else {
      const question = readQuestion(element, place, topic, report, html);
      if (question !== null) questions.push(question);
    }
  }
  const problems = report.problems();
  if (questions.length === 0 && problems.length === 0) {
    report.warn(placeOf(root), 'there is no question in it');
  }
  return { questions, problems: report.problems() };
}
