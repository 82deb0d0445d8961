// A bank → Moodle XML: topics as categories, ids as idnumbers, and tags for what Moodle has no field for.
import type { Bank } from '#core/question/bank.ts';
import type { CardHead } from '#core/question/card.ts';
import type { PartContent } from '#core/question/question-types/index.ts';
import type { FormatWritten, Loss, WrittenBank } from '../../format.ts';
import { htmlOf, htmlOfPlain } from '../rich-text.ts';
import { fixedLast, type WrittenQuestion, writtenQuestions } from '../written-questions.ts';
import { element, type WrittenElement, writeXml } from '../xml-write.ts';

function text(value: string): WrittenElement {
  return element('text', {}, value);
}

function field(name: string, value: string): WrittenElement {
  return element(name, {}, value);
}

function rich(name: string, html: string): WrittenElement {
  return element(name, { format: 'html' }, text(html));
}

/** Moodle accepts 33.33333 for a third and nothing nearer: question/engine/bank.php, grade_options. */
function percent(share: number): string {
  return String(Number((share * 100).toFixed(5)));
}

function answer(fraction: string, html: string, feedback: string | undefined): WrittenElement {
  return element(
    'answer',
    { fraction, format: 'html' },
    text(html),
    rich('feedback', feedback === undefined ? '' : htmlOfPlain(feedback)),
  );
}

type Written = { readonly type: string; readonly fields: readonly WrittenElement[] };
type Warn = (message: string) => void;

/** Shares of the mark that Moodle knows; it refuses to import others. */
const SHARES = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]);

function choices(
  { type, options }: Extract<PartContent, { type: 'single' | 'multiple' }>,
  warn: Warn,
): Written | string {
  const keys = options.filter(({ correct }) => correct === true).length;
  if (!SHARES.has(keys)) return `Moodle knows no ${keys}th part of a mark: left out`;
  const stays = options.some(({ fixed }) => fixed === true);
  if (stays && !options.every(({ fixed }) => fixed === true)) {
    warn('Moodle shuffles all options or none: some are `fixed`, so it shuffles none');
  }
  if (type === 'multiple') {
    warn('Moodle gives part of the mark for some of the right options, and none with a wrong one');
  }
  const wrong = type === 'multiple' ? '-100' : '0';
  return {
    type: 'multichoice',
    fields: [
      field('single', String(type === 'single')),
      field('shuffleanswers', String(!stays)),
      field('answernumbering', 'abc'),
      field('showstandardinstruction', '0'),
      ...fixedLast(options).map((option) =>
        answer(
          option.correct === true ? percent(1 / keys) : wrong,
          htmlOfPlain(option.text),
          option.rationale,
        ),
      ),
    ],
  };
}

function matching(
  { pairs, choices: others = [] }: Extract<PartContent, { type: 'matching' }>,
  warn: Warn,
): Written {
  warn('Moodle gives part of the mark for some of the pairs');
  const sub = (prompt: string, choice: string) =>
    element(
      'subquestion',
      { format: 'html' },
      text(prompt === '' ? '' : htmlOfPlain(prompt)),
      element('answer', {}, text(choice)),
    );
  return {
    type: 'matching',
    fields: [
      field('shuffleanswers', 'true'),
      ...pairs.map(({ prompt, choice }) => sub(prompt, choice)),
      ...others.map((choice) => sub('', choice)),
    ],
  };
}

function ordering({ items }: Extract<PartContent, { type: 'ordering' }>): Written {
  return {
    type: 'ordering',
    fields: [
      field('layouttype', 'VERTICAL'),
      field('selecttype', 'ALL'),
      field('selectcount', String(items.length)),
      field('gradingtype', 'ALL_OR_NOTHING'),
      field('showgrading', 'SHOW'),
      field('numberingstyle', 'none'),
      ...items.map((item, at) => answer(String(at + 1), htmlOfPlain(item.text), item.rationale)),
    ],
  };
}

/** `*` alone would mean any text. */
function short({ accept }: Extract<PartContent, { type: 'short' }>): Written {
  return {
    type: 'shortanswer',
    fields: [
      field('usecase', '0'),
      ...accept.map((one) =>
        element(
          'answer',
          { fraction: '100', format: 'moodle_auto_format' },
          text(one.replaceAll('*', '\\*')),
          rich('feedback', ''),
        ),
      ),
    ],
  };
}

/** The answer for those who grade; learners see it as general feedback. */
function essay(answerHtml: string): Written {
  return {
    type: 'essay',
    fields: [
      field('responseformat', 'editor'),
      field('responserequired', '1'),
      field('responsefieldlines', '10'),
      field('attachments', '0'),
      field('attachmentsrequired', '0'),
      rich('graderinfo', answerHtml),
      rich('responsetemplate', ''),
    ],
  };
}

function typed(content: PartContent, feedback: string, warn: Warn): Written | string {
  switch (content.type) {
    case 'single':
    case 'multiple':
      return choices(content, warn);
    case 'matching':
      return matching(content, warn);
    case 'ordering':
      return ordering(content);
    case 'short':
      return short(content);
    case 'recall':
      return essay(feedback);
  }
}

/** What a learner reads behind the answer, as HTML. */
function feedbackOf(content: PartContent): string {
  if (content.type !== 'recall') return htmlOf(content.explanation);
  const points = (content.points ?? []).map((point) => `<li>${htmlOfPlain(point)}</li>`).join('');
  return htmlOf(content.answer) + (points === '' ? '' : `\n<ul>${points}</ul>`);
}

/** Moodle cuts tags at this length. */
const MAX_TAG = 50;

function tagsOf({ id, importance, exams = [] }: CardHead, level: number, warn: Warn) {
  const all = [
    `card:${id}`,
    `importance:${importance}`,
    ...exams.map((exam) => `exam:${exam}`),
    `level:${level}`,
  ];
  for (const tag of all) {
    if (tag.length > MAX_TAG) warn(`the tag ${tag} is left out: Moodle cuts it at ${MAX_TAG}`);
  }
  const tags = all.filter((tag) => tag.length <= MAX_TAG);
  return element('tags', {}, ...tags.map((tag) => element('tag', {}, text(tag))));
}

/** The path of a category: a slash in a name is written twice. */
function category({ title, topics }: Bank, topic: string): WrittenElement {
  const names = [title, topics[topic] ?? topic].map((name) => name.replaceAll('/', '//'));
  return element(
    'question',
    { type: 'category' },
    element('category', {}, text(['$course$', 'top', ...names].join('/'))),
    element('info', { format: 'html' }, text('')),
    field('idnumber', topic),
  );
}

function question({ card, content }: WrittenQuestion, losses: Loss[]): WrittenElement | null {
  const { id } = content;
  const warn: Warn = (message) => losses.push({ level: 'warning', id, message });
  const feedback = feedbackOf(content);
  const written = typed(content, feedback, warn);
  if (typeof written === 'string') {
    losses.push({ level: 'error', id, message: written });
    return null;
  }
  return element(
    'question',
    { type: written.type },
    element('name', {}, text(card.title)),
    rich('questiontext', htmlOf(content.stem)),
    rich('generalfeedback', feedback),
    field('defaultgrade', '1'),
    field('penalty', '0'),
    field('hidden', '0'),
    field('idnumber', id),
    ...written.fields,
    tagsOf(card, content.level, warn),
  );
}

export function writeMoodleXml(bank: WrittenBank): FormatWritten {
  const { questions, losses } = writtenQuestions(bank, {
    title: 'Moodle XML',
    bank: ['title', 'topics'],
    card: ['id', 'title', 'topic', 'importance', 'exams'],
    question: ['level', 'points', 'explanation'],
    option: ['rationale', 'fixed'],
    types: ['single', 'multiple', 'ordering', 'matching', 'short', 'recall'],
    cases: 'split',
  });
  let topic: string | null = null;
  const written = questions.flatMap((one) => {
    const found = question(one, losses);
    if (found === null) return [];
    if (one.card.topic === topic) return [found];
    topic = one.card.topic;
    return [category(bank.bank, topic), found];
  });
  const xml = writeXml(element('quiz', {}, ...written.flatMap((one) => ['\n', one]), '\n'));
  return { bytes: new TextEncoder().encode(xml), losses };
}
