// What the screens do to a terminal: widths, colours, and texts that mean harm.
import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { columnsOf } from '#cli/review/text-width.ts';
import { bank, card, contents, question, typeCards } from '../../support/banks.ts';
import { type Journey, openJourney } from '../../support/journey.ts';
import { answerOn, review } from '../../support/reader.ts';
import { START } from '../../support/server.ts';

let journey: Journey | null = null;
afterEach(async () => {
  await journey?.end();
  journey = null;
});

async function open(cards = typeCards()) {
  journey = await openJourney([bank(cards)], START);
  return journey.server;
}

test('without colours no code is written, and with them every word is the same', async () => {
  const practise = async (colors: boolean) => {
    const server = await open();
    const reader = (screen: string) => answerOn(stripVTControlCharacters(screen), false);
    const { out, code } = await review(server, reader, ['--size', '7'], {
      screen: { columns: 96, colors },
    });
    await journey?.end();
    journey = null;
    expect(code).toBe(0);
    return out;
  };
  const plain = await practise(false);
  expect(plain).not.toContain('\u001b');
  const coloured = await practise(true);
  expect(coloured).toContain('\u001b[31mWRONG.');
  // The shuffle differs from run to run, so words are compared, not places.
  const words = (text: string) =>
    text
      .split(/\s+/)
      .filter((word) => /^[A-Za-z]{3,}[.,:]?$/.test(word))
      .sort();
  expect(words(stripVTControlCharacters(coloured))).toEqual(words(plain));
});

test.each([12, 24, 40])('in a terminal of %i columns no row is wider', async (columns) => {
  const server = await open();
  const typed = ['?', '5', '2', '12', '123', '1', '', '3', 'word', 'q'];
  const { out, code } = await review(server, (_screen, turn) => typed[turn % 10] ?? null, [], {
    screen: { columns, colors: false },
  });
  expect(code).toBe(0);
  for (const row of out.split('\n')) expect(columnsOf(row)).toBeLessThanOrEqual(columns);
});

test('a text that means harm is shown as what it is, wherever it stands', async () => {
  const HARM = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\r\u0000';
  const tainted = (id: string) => {
    const { stem, options, explanation, ...rest } = contents.single(id, 'other');
    return {
      ...rest,
      stem: `${HARM} ${stem}`,
      options: options.map((option) => ({
        ...option,
        text: `${option.text}${option.correct ? '' : HARM}`,
        rationale: HARM + option.rationale,
      })),
      explanation: HARM + explanation,
    };
  };
  const traps = { other: { title: `Other ${HARM}`, misconception: HARM } };
  const server = await open([
    card('tainted', [question(tainted('q1'), traps)], { title: `Title ${HARM}` }),
    card('other', [question(contents.single('q2'))]),
  ]);
  for (const screen of [undefined, { columns: 96, colors: false }]) {
    const { out, code } = await review(
      server,
      (shown) =>
        shown.includes('Enter ends') ? '' : (/^(\d) {2}wrong one/m.exec(shown)?.[1] ?? null),
      ['--drill'],
      screen ? { screen } : {},
    );
    expect(code).toBe(0);
    expect(out).toContain('You fell for a trap');
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(out.replaceAll('\n', '')).toContain('\\u001b]0;owned');
  }
});
