// `npm run bench:rating`: what a rating policy costs. Simulated learners answer multiple-choice questions for 45 days;
// policies differ only in the rating that they make of the same answers. Prints tables; `--json FILE` keeps the figures.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { table } from './figures.ts';
import { type Compared, compare, type Estimate } from './rating/compare.ts';
import { drawLearners, readWeights } from './rating/learners.ts';
import type { Setting } from './rating/simulate.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    learners: { type: 'string', default: '100' },
    weights: { type: 'string' },
  },
});

const COMMON = { cards: 300, days: 45, answersPerDay: 30, newPerDay: 9 };
const SETTINGS: Readonly<Record<string, Setting>> = {
  'honest: 80 % of right guesses admitted, 10 % of what was recalled called unsure': {
    ...COMMON,
    guessChance: 0.25,
    admits: 0.8,
    doubts: 0.1,
  },
  'dishonest: no guess admitted, no confidence stated': {
    ...COMMON,
    guessChance: 0.25,
    admits: 0,
    doubts: 0,
  },
  'two options left, honest': { ...COMMON, guessChance: 0.5, admits: 0.8, doubts: 0.1 },
};

const say = (text: string) => process.stdout.write(`${text}\n`);
const plus = (value: number, digits: number) =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
const around = ({ mean, reach }: Estimate, digits: number) =>
  `${mean.toFixed(digits).replace('-', '−')} ± ${reach.toFixed(digits)}`;
const differs = ({ mean, reach }: Estimate, digits: number) =>
  `${plus(mean, digits)} ± ${reach.toFixed(digits)}`;

function row({ policy, overPrediction, brier, recall, minusFirst, answers }: Compared): string[] {
  return [
    policy,
    around(overPrediction, 2),
    differs(minusFirst.overPrediction, 2),
    around(brier, 4),
    differs(minusFirst.brier, 4),
    around(recall, 2),
    differs(minusFirst.recall, 2),
    answers.toFixed(0),
  ];
}

const HEADING = [
  'policy',
  'over-prediction, points',
  '− first',
  'Brier',
  '− first',
  'true recall at exam, %',
  '− first',
  'answers',
];

const given = values.weights === undefined ? null : readWeights(values.weights);
const learners = drawLearners(Number(values.learners), given);
say(
  `${learners.length} learners, ${COMMON.cards} cards, ${COMMON.days} days, ${COMMON.answersPerDay} answers a day, ` +
    `${COMMON.newPerDay} new; mean ± 95 % interval over learners, differences paired\n`,
);
const results = Object.entries(SETTINGS).map(([name, setting]) => {
  const compared = compare(learners, setting);
  say(`${name} (chance of a blind guess ${setting.guessChance})`);
  say(`${table([HEADING, ...compared.map(row)])}\n`);
  return { name, setting, compared };
});
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ learners: learners.length, results })}\n`);
}
