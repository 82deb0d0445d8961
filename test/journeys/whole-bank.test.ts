// Every question of the shipped banks is practised: presented, answered right, answered wrong, and explained.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBanks } from '#authoring/files.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import type { QuestionContent } from '#core/question/question-types/index.ts';
import { type Book, openBook } from '../support/bank-answers.ts';
import { checkSources } from '../support/here-checker.ts';
import { bodyOf, type Journey, openJourney } from '../support/journey.ts';
import { DAY, type Reply } from '../support/server.ts';

type Seen = { presentation: Reply['body']; right?: Reply['body']; wrong?: Reply['body'] };

/** A card has few questions, and each pass asks each card once or, when it was failed, up to three times. */
const MOST_PASSES = 16;

const { banks } = readBanks(['questions'], process.cwd());
const { linked } = checkSources(banks, [], {
  inventory: null,
  today: '2026-11-20',
  release: false,
});

function idsOf(content: QuestionContent): string[] {
  return 'parts' in content ? content.parts.map(({ id }) => id) : [content.id];
}

function questionsOf(bank: LinkedBank): string[] {
  return bank.cards.flatMap(({ questions }) =>
    questions.flatMap(({ revision }) => idsOf(revision.content as QuestionContent)),
  );
}

/** Text that only a learner who has answered may read. */
function secretsOf(bank: LinkedBank): Map<string, string[]> {
  const contents = bank.cards.flatMap(({ questions }) =>
    questions.flatMap(({ revision }) => {
      const content = revision.content as QuestionContent;
      return 'parts' in content ? content.parts : [content];
    }),
  );
  return new Map(
    contents.map((content) => [
      content.id,
      [
        ...('options' in content ? content.options.map(({ rationale }) => rationale) : []),
        'explanation' in content ? content.explanation : content.answer,
      ],
    ]),
  );
}

describe.each(linked.map((bank) => [bank.bank.bank, bank] as const))('%s', (_, bank) => {
  let journey: Journey;
  let book: Book;
  const seen = new Map<string, Seen>();
  const questions = questionsOf(bank);

  async function answer(presentation: Reply['body']): Promise<Reply['body']> {
    const { server } = journey;
    const at = `/v1/presentations/${presentation.id}`;
    const { id } = presentation.question;
    const one: Seen = seen.get(id) ?? { presentation };
    const right = one.right === undefined;
    if (presentation.input.kind === 'recall') bodyOf(await server.post(`${at}/reveal`));
    const response = book.respond(presentation, right);
    const feedback = bodyOf(await server.post(`${at}/answer`, { response }), 201);
    seen.set(id, { ...one, [right ? 'right' : 'wrong']: feedback });
    return feedback.next;
  }

  const open = () => questions.filter((id) => !seen.get(id)?.right || !seen.get(id)?.wrong);

  async function pass(): Promise<void> {
    const cards = book.cards.get(bank.bank.bank) ?? [];
    const session = bodyOf(
      await journey.server.post('/v1/sessions', { mode: 'drill', cards, size: 200 }),
      201,
    );
    let { next } = session;
    while (next) next = await answer(next);
    await journey.server.post(`/v1/sessions/${session.id}/close`);
    journey.server.clock.now += DAY;
  }

  beforeAll(async () => {
    book = openBook('questions');
    journey = await openJourney([bank], Date.parse('2026-11-20T09:00:00Z'));
    for (let passes = 0; passes < MOST_PASSES && open().length > 0; passes++) await pass();
  }, 60_000);

  afterAll(() => journey.end());

  test('each question was asked, answered right and answered wrong', () => {
    expect(open()).toEqual([]);
    for (const [id, { right, wrong }] of seen) {
      expect([id, right.outcome.correct, wrong.outcome.correct]).toEqual([id, true, false]);
    }
  });

  test('none told its key before the answer', () => {
    const secrets = secretsOf(bank);
    for (const [id, { presentation }] of seen) {
      const said = JSON.stringify(presentation);
      for (const secret of secrets.get(id) ?? []) {
        expect(said).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
    }
  });

  test('each was explained, with a reason for every option and a source to look it up', () => {
    for (const [id, { wrong }] of seen) {
      const told = wrong.explanation || wrong.key.answer;
      expect([id, told?.length > 40]).toEqual([id, true]);
      expect([id, wrong.sources.length > 0]).toEqual([id, true]);
      for (const { title } of wrong.sources) expect(title).toMatch(/\S/);
      const choice = seen.get(id)?.presentation.input.kind.startsWith('choose');
      for (const option of wrong.options) {
        if (choice) expect([id, option.rationale?.length >= 40]).toEqual([id, true]);
      }
    }
  });

  test('a wrong choice names the misconception behind it', () => {
    const chosen = [...seen].filter(
      ([, { presentation }]) => presentation.input.kind === 'choose-one',
    );
    for (const [id, { wrong }] of chosen) {
      expect([id, wrong.trapHit?.misconception]).toEqual([id, expect.stringMatching(/\w+ \w+/)]);
    }
  });
});
