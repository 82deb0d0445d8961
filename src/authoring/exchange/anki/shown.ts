// What Anki's learner sees of a question, as HTML: one entry for each question type. The key stands on the back only.
import type { CardHead } from '#core/question/card.ts';
import type {
  PartContent,
  QuestionContent,
  QuestionKind,
} from '#core/question/question-types/index.ts';
import { escapeHtml, htmlOf, htmlOfPlain } from '../rich-text.ts';
import { byText, fixedLast } from '../written-questions.ts';

type Content<K extends QuestionKind> = Extract<QuestionContent, { type: K }>;

/** `choices` is for the front, `key` and `why` for the back; each may be empty. */
type Sides = { readonly choices: string; readonly key: string; readonly why: string };

type Show<K extends QuestionKind> = (content: Content<K>) => Sides;

function list(kind: 'ol' | 'ul', items: readonly string[], attributes = ''): string {
  return `<${kind}${attributes}>${items.map((item) => `<li>${item}</li>`).join('')}</${kind}>`;
}

function letters(items: readonly string[]): string {
  return list('ol', items, ' type="A"');
}

/** Each once, in an order that does not tell the key. */
function sorted(texts: readonly string[]): string[] {
  return byText([...new Set(texts)], (text) => text);
}

/** A text, and behind it why. */
function because(text: string, why: string | undefined): string {
  return why === undefined ? escapeHtml(text) : `<b>${escapeHtml(text)}</b>: ${escapeHtml(why)}`;
}

const choose = ({
  options,
  explanation,
}: Pick<Content<'single' | 'multiple'>, 'options' | 'explanation'>): Sides => {
  const ordered = fixedLast(options);
  const keys = ordered.flatMap(({ correct, text }, at) =>
    correct === true ? [`<b>${String.fromCharCode(65 + at)}</b>. ${escapeHtml(text)}`] : [],
  );
  return {
    choices: letters(ordered.map(({ text }) => escapeHtml(text))),
    key: list('ul', keys),
    why:
      letters(ordered.map(({ text, rationale }) => because(text, rationale))) + htmlOf(explanation),
  };
};

const parts = {
  single: choose,
  multiple: choose,
  ordering: ({ items, explanation }) => {
    const given = items.map((item) => (typeof item === 'string' ? { text: item } : item));
    return {
      choices: list('ul', sorted(given.map(({ text }) => text)).map(escapeHtml)),
      key: list(
        'ol',
        given.map((item) => because(item.text, 'rationale' in item ? item.rationale : undefined)),
      ),
      why: htmlOf(explanation),
    };
  },
  matching: ({ pairs, choices = [], explanation }) => ({
    choices:
      list(
        'ul',
        pairs.map(({ prompt }) => escapeHtml(prompt)),
      ) + letters(sorted([...pairs.map(({ choice }) => choice), ...choices]).map(escapeHtml)),
    key: list(
      'ul',
      pairs.map(({ prompt, choice }) => because(prompt, choice)),
    ),
    why: htmlOf(explanation),
  }),
  short: ({ accept, explanation }) => ({
    choices: '',
    key: list('ul', accept.map(escapeHtml)),
    why: htmlOf(explanation),
  }),
  recall: ({ answer, points = [] }) => ({
    choices: '',
    key: htmlOf(answer),
    why: points.length === 0 ? '' : list('ul', points.map(escapeHtml)),
  }),
} satisfies { readonly [K in Exclude<QuestionKind, 'case'>]: Show<K> };

function sidesOf(content: PartContent): Sides {
  const show: (content: never) => Sides = parts[content.type];
  return show(content as never);
}

/** All parts on one note, as Anki asks all of a note at once: its learner rates the case as a whole. */
function caseSides({ parts: inner, explanation }: Content<'case'>): Sides {
  const sides = inner.map(sidesOf);
  const fronts = inner.map(({ stem }, at) => htmlOf(stem) + (sides[at]?.choices ?? ''));
  return {
    choices: list('ol', fronts),
    key: list(
      'ol',
      sides.map(({ key }) => key),
    ),
    why:
      list(
        'ol',
        sides.map(({ why }) => why),
      ) + (explanation ? htmlOf(explanation) : ''),
  };
}

/** The fields of a note that are shown, all but the last of note.ts. */
export function shownOf(card: CardHead, content: QuestionContent): readonly string[] {
  const isCase = content.type === 'case';
  const { choices, key, why } = isCase ? caseSides(content) : sidesOf(content);
  const trap = card.trap === undefined ? '' : htmlOfPlain(`Trap: ${card.trap}`);
  return [
    htmlOf(isCase ? content.case : content.stem),
    choices,
    key,
    why,
    htmlOfPlain(card.title) + trap,
  ];
}
