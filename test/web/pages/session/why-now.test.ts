// Why a card is asked now: in the page's words where the API gives data, in the API's where it does not.
import { beforeAll, describe, expect, test } from 'vitest';
import { whyNow } from '../../../../src/web/pages/session/why-now.ts';
import { loadWords } from '../../../../src/web/words/words.ts';

beforeAll(() => loadWords('en'));

const NOW = '2026-11-20T09:00:00.000Z';
const AT_FOUR = '2026-11-20T04:00:00.000Z';

type Reason = Parameters<typeof whyNow>[0];
const why = (reason: Partial<Reason>) =>
  whyNow({ kind: 'due', text: '', dueAt: null, retrievability: null, ...reason }, NOW);

describe('why now', () => {
  test.each<[string, Partial<Reason>, string]>([
    ['a new card', { kind: 'new', text: 'This card is new to you.' }, 'New to you.'],
    [
      'a due card, with what is expected of it',
      { dueAt: AT_FOUR, retrievability: 0.874, text: 'This card is due today (recall …).' },
      'Due today. Chance that you know it: 87%.',
    ],
    [
      'an overdue card, with its days',
      { kind: 'overdue', dueAt: '2026-11-17T04:00:00.000Z', text: 'This card was due 3 days ago.' },
      'Due for 3 days.',
    ],
    [
      'a card that comes back after a miss says nothing of chances',
      { kind: 'relearning', retrievability: 1, text: 'You missed this card earlier today.' },
      'You missed it earlier today, so it comes back once more.',
    ],
    [
      'a spot check in the words of the API, also of a card that is due',
      { dueAt: AT_FOUR, text: 'A spot check: this card was drawn at random, and shows it.' },
      'A spot check: this card was drawn at random, and shows it.',
    ],
    [
      'what a plan asks before it is due in the words of the API',
      { dueAt: '2026-11-24T04:00:00.000Z', text: 'Your exam plan asks this today.' },
      'Your exam plan asks this today.',
    ],
    [
      'a leech with what the API says of it',
      { dueAt: AT_FOUR, text: 'This card is due today. It is a leech, forgotten 8 times.' },
      'Due today. It is a leech, forgotten 8 times.',
    ],
  ])('tells of %s', (_what, reason, words) => {
    expect(why(reason)).toBe(words);
  });
});
