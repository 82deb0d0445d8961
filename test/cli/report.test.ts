// Problems for people, for tools and for GitHub.
import { expect, test } from 'vitest';
import type { BankAudit } from '#authoring/bank-audit.ts';
import { githubReport, jsonReport, textReport } from '#cli/report.ts';

const problems = [
  {
    file: 'q/a.yaml',
    line: 3,
    column: 7,
    level: 'error',
    rule: 'schema',
    message: 'bad',
    id: 'one',
  },
  {
    file: 'q/b, c:d.yaml',
    line: 1,
    column: 1,
    level: 'warning',
    rule: 'L22',
    message: '100 %\nof \u001b[31mit',
    id: null,
  },
] as const;
const audit: BankAudit = {
  objectives: { count: 3, of: 4 },
  claims: null,
  criticalTraps: { count: 1, of: 1 },
  choices: 40,
  keyPositions: [10, 9, 11, 10],
  longestKeys: 8,
  habits: [
    { name: 'the first', items: 40, share: 0.25 },
    { name: '"North"', items: 0, share: 0 },
  ],
  names: [{ names: ['North', 'South'], keys: { first: 4, second: 5, both: 1, neither: 2 } }],
};
const audits = [{ bank: 'winds', audit }];
const summary = { banks: 1, files: 2, cards: 1, questions: 2, errors: 1, warnings: 1 };

test('text is a line each, with the id, then the figures and the counts; nothing in it drives the terminal', () => {
  expect(textReport({ problems, summary, audits })).toBe(
    'q/a.yaml:3:7 error schema bad (one)\n' +
      'q/b, c:d.yaml:1:1 warning L22 100 %\\nof \\u001b[31mit\n' +
      'winds: objectives 3 of 4, critical traps 1 of 1\n' +
      'winds: keys of 40 choices: by position 25 %, 23 %, 28 %, 25 %; alone the longest 20 %\n' +
      'winds: always picking: the first 25 % of 40\n' +
      'winds: keys where both are offered: North 4, South 5, both 1, neither 2\n' +
      '1 bank, 1 card, 2 questions: 1 error, 1 warning\n',
  );
});

test('JSON has the problems with all their fields, the counts and the figures', () => {
  expect(JSON.parse(jsonReport({ problems, summary, audits }))).toEqual({
    problems,
    summary: { ...summary, audits },
  });
});

test('GitHub gets one annotation a line, escaped', () => {
  expect(githubReport({ problems, summary, audits }).split('\n')).toEqual([
    '::error file=q/a.yaml,line=3,col=7,title=schema::bad (one)',
    '::warning file=q/b%2C c%3Ad.yaml,line=1,col=1,title=L22::100 %25%0Aof \u001b[31mit',
    '1 bank, 1 card, 2 questions: 1 error, 1 warning',
    '',
  ]);
});

test('a bank of few choices has a line of coverage, and no shares that would say nothing', () => {
  const few = { ...audit, choices: 39, claims: { count: 0, of: 9 } };
  const text = textReport({ problems: [], summary, audits: [{ bank: 'winds', audit: few }] });
  expect(text).toBe(
    'winds: objectives 3 of 4, claims 0 of 9, critical traps 1 of 1\n1 bank, 1 card, 2 questions: 1 error, 1 warning\n',
  );
});
