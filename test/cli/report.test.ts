// Problems for people, for tools and for GitHub.
import { expect, test } from 'vitest';
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
const summary = { banks: 1, files: 2, cards: 1, questions: 2, errors: 1, warnings: 1 };

test('text is a line each, with the id, and the counts; nothing in it drives the terminal', () => {
  expect(textReport(problems, summary)).toBe(
    'q/a.yaml:3:7 error schema bad (one)\n' +
      'q/b, c:d.yaml:1:1 warning L22 100 %\\nof \\u001b[31mit\n' +
      '1 bank, 1 card, 2 questions: 1 error, 1 warning\n',
  );
});

test('JSON has the problems with all their fields, and the counts', () => {
  expect(JSON.parse(jsonReport(problems, summary))).toEqual({ problems, summary });
});

test('GitHub gets one annotation a line, escaped', () => {
  expect(githubReport(problems, summary).split('\n')).toEqual([
    '::error file=q/a.yaml,line=3,col=7,title=schema::bad (one)',
    '::warning file=q/b%2C c%3Ad.yaml,line=1,col=1,title=L22::100 %25%0Aof \u001b[31mit',
    '1 bank, 1 card, 2 questions: 1 error, 1 warning',
    '',
  ]);
});
