// A learner practises in the terminal: the real command over the real API on real SQLite, typed line by line.
import { afterEach, expect, test } from 'vitest';
import { bank, card, contents, question, singleCards, typeCards } from '../../support/banks.ts';
import { bodyOf, type Journey, openJourney } from '../../support/journey.ts';
import { answerOn, numberOn, review } from '../../support/reader.ts';
import { MINUTE, START } from '../../support/server.ts';

let journey: Journey | null = null;
afterEach(async () => {
  await journey?.end();
  journey = null;
});

async function open(cards = singleCards(3)) {
  journey = await openJourney([bank(cards)], START);
  return journey.server;
}

/** Screens between two prompts, of which the first ends with the first question. */
function screens(out: string): string[] {
  return out.split(/^(?:\w+)?> $/m);
}

test('every input kind is asked, answered right, explained, and summed up', async () => {
  const server = await open(typeCards());
  const { code, out, err } = await review(server, (screen) => answerOn(screen, true));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).not.toContain('WRONG');
  expect(out.match(/^RIGHT\.$/gm)).toHaveLength(8);
  expect(out).toContain('7 questions. In all 0 due');
  expect(out).toContain('1/7 · topic-b · This card is new to you.');
  expect(out).toMatch(/^\d {2}right one \(your choice, RIGHT\)$/m);
  expect(out).toMatch(/^\d {2}key b \(your choice, RIGHT\)$/m);
  expect(out).toMatch(/^\d {2}step two \(in its place, RIGHT\)$/m);
  expect(out).toMatch(/^[AB] {2}prompt b: choice b \(RIGHT\)$/m);
  expect(out).toContain('You wrote: keycanary\nAccepted: KEYCANARY\n');
  expect(out).toContain('Model answer:  KEYCANARY all of it\n  -  KEYCANARY first\n');
  expect(out).toContain('You rated yourself: good\n');
  expect(out).toContain('part 1 of 2');
  expect(out.match(/^Case text of only-case\.$/gm)).toHaveLength(1);
  expect(out).toContain('When it comes back is settled by the last part of the case.');
  expect(out).toContain('KEYCANARY because of only-single');
  expect(out).toContain('Source: Source, Section (as of 2026-11)');
  expect(out).toMatch(/^Comes back: in \d+ days \(2026-11-\d\d\)\.$/m);
  expect(out).toContain('8 answers: 8 right, 0 wrong');
  expect(bodyOf(await server.get('/v1/sessions')).data[0].status).toBe('closed');
});

test('every input kind is answered wrong, and the screen says what would have been right', async () => {
  const server = await open(typeCards());
  const { code, out } = await review(server, (screen) => answerOn(screen, false));
  expect(code).toBe(0);
  expect(out).not.toMatch(/^RIGHT\.$/m);
  expect(out).toContain('WRONG. Partly right: 33 %.');
  const single = screens(out).find((one) => one.includes('because of only-single')) ?? '';
  const rows = single.split('\n').filter((line) => /^\d {2}(?:right|wrong) \w+ \(/.test(line));
  expect(rows.map((line) => line.slice(3))).toEqual([
    'wrong one (your choice, WRONG)',
    'right one (RIGHT, not chosen)',
    expect.stringMatching(/^wrong (two|three) \(wrong\)$/),
    expect.stringMatching(/^wrong (two|three) \(wrong\)$/),
  ]);
  expect(single).toContain('KEYCANARY why wrong one is wrong here, and when not');
  expect(out).toMatch(/^\d {2}no c \(your choice, WRONG\)$/m);
  expect(out).toMatch(/^\d {2}key b \(RIGHT, not chosen\)$/m);
  expect(out).toContain('Your order: ');
  expect(out).toMatch(/^\d {2}step one \(you had it elsewhere, WRONG\)$/m);
  expect(out).toMatch(/^[AB] {2}prompt a: choice a \(WRONG, you chose: choice c\)$/m);
  expect(out).toContain('You wrote: something else');
  expect(out).toContain('You rated yourself: again');
  expect(out).toContain('Comes back: later in this session, then tomorrow (2026-11-21).');
  expect(out).toContain('To be learned again:\n');
});

test('a trap is named, with how often the learner fell for it', async () => {
  // The first wrong option of the only card names its own trap.
  const server = await open(singleCards(1));
  const fall = async () =>
    (await review(server, (screen) => answerOn(screen, false), ['--drill'])).out;
  const first = await fall();
  expect(first).toContain(
    '\nYou fell for a trap, the first time: Title of card-1: "Misconception of card-1"\n',
  );
  expect(first).toContain('\n   Its card: Title of card-1\n');
  expect(first).toContain('Traps you fell for:\n  -  Title of card-1 (once)\n');
  server.clock.now += 24 * 60 * MINUTE;
  const again = await fall();
  expect(again).toContain('\nYou fell for a trap, 2 times so far: Title of card-1: ');
  expect(again).toContain('Title of card-1 (once)');
});

test('z takes the answer back, and the session goes on with the question', async () => {
  const server = await open();
  const seen: string[] = [];
  const { out } = await review(server, (screen, turn) => {
    seen.push(screen);
    if (turn === 0) return 'z';
    if (turn === 1) return answerOn(screen, false);
    return turn === 2 ? 'Z' : answerOn(screen, true);
  });
  expect(seen[1]).toContain('There is nothing to take back.');
  expect(seen[3]).toContain('Taken back. The question comes again after this one.');
  expect(seen[3]).toContain('1/3');
  expect(out).toContain('3 answers: 3 right, 0 wrong');
  const { body } = await server.get('/v1/me/today');
  expect(body.answered).toBe(3);
});

test('the last answer can be taken back before the session ends', async () => {
  const server = await open(singleCards(1));
  let undone = false;
  const { out } = await review(server, (screen) => {
    if (undone || !screen.includes('Enter ends')) return answerOn(screen, undone);
    undone = true;
    return 'z';
  });
  expect(out).toContain('Taken back. The question comes again.');
  expect(out).toContain('1 answer: 1 right, 0 wrong');
});

test('two answers are taken back one after the other', async () => {
  const server = await open();
  const { out } = await review(server, (screen, turn) => {
    if (turn < 2) return answerOn(screen, false);
    return turn < 4 ? 'z' : turn === 4 ? 'z' : null;
  });
  expect(out.match(/^Taken back/gm)).toHaveLength(2);
  expect(out.match(/^There is nothing to take back\.$/gm)).toHaveLength(1);
  expect(out).toContain('0 answers');
});

test.each([
  ['q', 'q'],
  ['the end of the input', null],
])('%s in the middle closes the session, and what was answered stays', async (_name, end) => {
  const server = await open();
  const { code, out } = await review(server, (screen, turn) =>
    turn === 0 ? answerOn(screen, true) : end,
  );
  expect(code).toBe(0);
  expect(out).toContain('1 answer: 1 right, 0 wrong');
  const [session] = bodyOf(await server.get('/v1/sessions')).data;
  expect(session).toMatchObject({ status: 'closed', progress: { answered: 1 } });
});

test('how sure the learner is goes with the answer, said before it or beside it, and so does the time', async () => {
  const server = await open();
  let question = '';
  const { out } = await review(server, (screen, turn) => {
    if (screen.includes('right one\n')) question = screen;
    const number = numberOn(question, 'right one');
    server.clock.now += 1_500;
    return ['s', number, `${number}u`, `G ${number}`, ''][turn] ?? null;
  });
  expect(out).toContain('\nsure> \n');
  const cards = await Promise.all(
    ['card-1', 'card-2', 'card-3'].map((id) => server.get(`/v1/me/cards/${id}`)),
  );
  const given = cards
    .map(({ body }) => body.history[0])
    .map(({ confidence, elapsedMs, correct }) => [confidence, elapsedMs, correct]);
  expect(given.sort()).toEqual([
    ['guess', 1_500, true],
    ['sure', 3_000, true],
    ['unsure', 1_500, true],
  ]);
});

test('a match in the middle is taken back before an answer is', async () => {
  const server = await open([card('pairs', [question(contents.matching('pairs-q'))])]);
  let first = '';
  const { out } = await review(server, (screen, turn) => {
    if (turn === 0) first = screen;
    const both = turn < 4 ? answerOn(first, true) : '';
    return [both[0], 'z', both[0], both[1], ''][turn] ?? null;
  });
  expect(out.match(/^A\. prompt [ab]: type 1–3\.$/gm)).toHaveLength(2);
  expect(out.match(/^B\. prompt [ab]: type 1–3\.$/gm)).toHaveLength(2);
  expect(out).toContain('1 answer: 1 right');
});

test('what cannot be an answer is explained, and nothing is recorded', async () => {
  const server = await open(singleCards(1));
  const typed = ['', '7', '12', 'right one', '0', '?', '-1', 'ſ'];
  const { out } = await review(server, (_screen, turn) => typed[turn] ?? null);
  expect(out).toContain('There is no 7; type 1–4.');
  expect(out).toContain('One answer is right; type one number.');
  expect(out).toContain('Type numbers from 1–4; ? explains.');
  expect(out).toContain('say first how sure you are');
  expect(out).toContain('0 answers: 0 right, 0 wrong');
});

test('the options narrow the session', async () => {
  const server = await open([...singleCards(3), ...typeCards()]);
  const topic = await review(server, () => null, ['--topic', 'topic-b', '--size', '4']);
  expect(topic.out).toContain('4 questions.');
  expect(topic.out).toContain('topic-b');
  const traps = await review(server, () => null, ['--traps']);
  expect(traps.out).toContain('Nothing to ask now.');
  const exam = await review(server, () => null, ['--exam', 'AIF-C01', '--bank', 'test-bank']);
  expect(exam.out).toContain('10 questions.');
  const drill = await review(server, () => null, ['--drill', '--minutes', '1']);
  expect(drill.out).toContain('You chose to drill this card');
  expect(drill.out).toContain('2 questions.');
  expect(drill.wishes).toEqual([{ url: null, token: null }]);
  const far = ['--url', 'https://study.example/at/', '--token', 'tw_x'];
  expect((await review(server, () => null, far)).wishes).toEqual([
    { url: 'https://study.example/at', token: 'tw_x' },
  ]);
});

test.each([
  [['--topic', 'nowhere'], 'There is no "nowhere".'],
  [['--exam', 'NO-EXAM'], 'No bank knows the exam "NO-EXAM".'],
  [['--size', '500'], 'The body does not fit'],
  [['--size', 'ten'], 'It must be a whole number from 1 on.'],
  [['--url', 'ftp://x'], 'It must look like http://127.0.0.1:8080.'],
  [['--token', 'tw x'], 'It must be a token'],
])('%j is a wrong use, and says so', async (argv, said) => {
  const server = await open(singleCards(1));
  const { code, err, out } = await review(server, () => null, argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(said);
});
