// The rules that read wording: what they must see, and what they must leave alone.
import { expect, test } from 'vitest';
import { auditBank } from '#authoring/bank-audit.ts';
import type { LintContext, LintRule } from '#authoring/lint-rule.ts';
import { acceptPattern } from '#authoring/lint-rules/accept-pattern.ts';
import { combinationOptions } from '#authoring/lint-rules/combination-options.ts';
import { rationale } from '#authoring/lint-rules/rationale.ts';
import { selectInstruction } from '#authoring/lint-rules/select-instruction.ts';
import { stemForm } from '#authoring/lint-rules/stem-form.ts';
import { QuestionContent } from '#core/question/question-types/index.ts';

const covered = { objectives: new Set<string>(), traps: new Set<string>() };
const nothing = { bank: null, objectives: new Map(), covered, inventory: null };
const CONTEXT: LintContext = {
  ...nothing,
  documents: [],
  questions: [],
  audit: auditBank({ ...nothing, cards: [] }),
  complete: true,
  today: '2026-11-20',
};
const HEAD = { id: 'c', title: 'C', topic: 't', importance: 'important' } as const;
const WHY = 'This says why at some length, so that nobody has to ask again.';

function findings(rule: LintRule, fields: Record<string, unknown>): string[] {
  const content = QuestionContent.parse({
    id: 'q',
    level: 1,
    explanation: 'x',
    stem: 'Why?',
    ...fields,
  });
  const card = { head: HEAD, questions: [content], written: 1, loose: false };
  return (rule.question?.({ content, card }, CONTEXT) ?? []).map(({ message }) => message);
}

const options = (text: string, why = WHY, keys = 1) =>
  [text, 'Two', 'Three', 'Four', 'Five'].map((one, at) => ({
    text: one,
    rationale: at === 0 ? why : `${WHY} ${at}`,
    ...(at > 0 && at <= keys ? { correct: true } : {}),
  }));
const single = (text: string, why = WHY) => ({ type: 'single', options: options(text, why) });

test.each([
  'All of the above',
  'all of the above.',
  'None of the above',
  'None of these',
  'None of these options',
  'Both of these',
  'All of them are correct',
  'A and B',
  'Both A and C',
  'A, B and D',
  'A, B, and D',
  'Options A and B only',
  'Only B and C',
  'A or B',
  'Neither A nor B',
  'B & C',
  'both a and b',
])('L09 sees "%s"', (text) => {
  expect(findings(combinationOptions, single(text))).toHaveLength(1);
});

test.each([
  'Amazon A2I',
  'Amazon A2I and Amazon SageMaker AI',
  'None of these buckets is public',
  'All of the documents above 1 MB',
  'Plan A and plan B',
  'A and an index',
  'Class A and B networks',
  'Both services',
  'A',
  'Grades A to F',
  'C and C++',
  'All of these models run in one account',
  'Neither service',
  'R and D',
  'A bucket and a disk',
  'Any of the Regions',
])('L09 leaves "%s" alone', (text) => {
  expect(findings(combinationOptions, single(text))).toEqual([]);
});

test.each([
  ['Which place fits?', 0],
  ['Which places fit? (Select TWO.)', 0],
  ['"Is it cheap?" asks a manager. Which place fits?', 0],
  ['The page https://example.com/?x=1 is slow. Why?', 0],
  ['Which one fits **best?**', 0],
  ['What does `a ? b : c` mean?', 0],
  ['Is it a bucket (or a disk?)', 0],
  ['A team stores pictures.', 1],
  ['Which place fits? And why?', 1],
  ['Which place fits? Choose one.', 1],
  ['Which place fits', 1],
  ['Match the places.', 1],
  ['A manager asks: "Is it cheap?"', 1],
])('L17: "%s" has %i findings', (stem, count) => {
  expect(findings(stemForm, { ...single('One'), stem })).toHaveLength(count);
});

test.each([
  ['Match each load with the way to pay for it.', 0],
  ['A team tunes a model. Put the steps into order:', 0],
  ['The steps are listed below.', 1],
  ['Put the steps into order. What comes first? Why?', 1],
])('L17 on a list: "%s" has %i findings', (stem, count) => {
  expect(findings(stemForm, { type: 'ordering', items: ['a', 'b', 'c'], stem })).toHaveLength(
    count,
  );
});

test.each([
  ['Which places fit? (Select TWO.)', 2, 0],
  ['Which places fit? (Select THREE.)', 3, 0],
  ['Which places fit? (Select TWO.)', 3, 1],
  ['Which places fit? (select two.)', 2, 1],
  ['Which places fit? (Choose 2)', 2, 1],
  ['Which places fit? Select TWO.', 2, 1],
  ['Which places fit?', 2, 1],
])('L02: "%s" with %i keys has %i findings', (stem, keys, count) => {
  expect(
    findings(selectInstruction, { type: 'multiple', options: options('One', WHY, keys), stem }),
  ).toHaveLength(count);
});

test.each([
  'Option B is wrong, since a queue hands every message over once.',
  'This is no bucket; answer C is the one that a team would choose.',
  'B is correct, and this one hands every message over only once.',
  'A is wrong because a queue hands every message over only once.',
])('L21 sees the letter in "%s"', (text) => {
  expect(findings(rationale, single('One', text))).toHaveLength(1);
});

test.each([
  'An option contract is a right and no duty, which is another matter.',
  'A is the first letter of the alphabet, and not a place for pictures.',
  'It answers a question that nobody asked, and it forgets the answer.',
  'Vitamin C is right for a cold, but it keeps no pictures for anybody.',
  'The choice depends on costs, and costs depend on how often one reads.',
])('L21 leaves "%s" alone', (text) => {
  expect(findings(rationale, single('One', text))).toEqual([]);
});

test.each([
  '^S3$',
  '^bucket',
  '.*',
  'S3.+',
  '\\d+',
  'a\\w*',
  '(S3|bucket)',
  'S3|bucket',
  '[a-z]+',
  '[^x]',
  '[Ss]3',
  'buckets?\\b',
  'colou?r',
  '(Amazon )?S3',
  'S3( bucket)?',
  'x{2,3}',
  '(?i)s3',
  '/s3/i',
])('accept-pattern sees "%s"', (text) => {
  expect(findings(acceptPattern, { type: 'short', accept: [text] })).toHaveLength(1);
});

test.each([
  'Amazon S3',
  'S3 (Simple Storage Service)',
  'C++',
  'C#',
  '.NET',
  '1.5',
  '$5',
  'US$',
  '100 %',
  '/dev/null',
  '/var/log/',
  'C:\\windows',
  'a || b',
  '2 * 3',
  'f(x)',
  'who?',
  'e.g. a bucket',
  '^',
  '[1]',
  '{x}',
  'https://example.com/?x=1',
  'list[int]',
  'Read/write',
])('accept-pattern leaves "%s" alone', (text) => {
  expect(findings(acceptPattern, { type: 'short', accept: [text] })).toEqual([]);
});
