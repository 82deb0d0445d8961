// `npm run bench:learning`: what synthetic learners recall on the exam day under the exam plan and under its rivals.
import { writeFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { table } from '../figures.ts';
import { difference, estimate, points } from './estimate.ts';
import { policies } from './policies/index.ts';
import { type LearningSettings, readLearningSettings } from './settings.ts';
import { type Result, type Scenario, simulate } from './simulate.ts';
import { learnerWith, randomLearner } from './synthetic-learner.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

type Row = { readonly learner: number; readonly results: readonly Result[] };
type Share = {
  readonly settings: LearningSettings;
  readonly thread: number;
  readonly scenario: Scenario;
};

/** Every policy for every learner of this thread: the learners are dealt out like cards. */
function runShare({ settings, thread, scenario }: Share): Row[] {
  const rows: Row[] = [];
  for (let id = thread; id < settings.learners; id += settings.threads) {
    const own = settings.weights?.[id];
    const learner = own ? learnerWith(id, own) : randomLearner(id);
    rows.push({ learner: id, results: policies.map((kind) => simulate(learner, kind, scenario)) });
  }
  return rows;
}

function inThread(share: Share): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', resolve).once('error', reject);
  });
}

function summarise(scenario: Scenario, rows: readonly Row[]) {
  const recallOf = (policy: number) =>
    rows.map(({ results }) => 100 * (results[policy]?.recall ?? 0));
  const plan = recallOf(policies.length - 1);
  const byPolicy = policies.map(({ name }, policy) => ({
    name,
    recall: estimate(recallOf(policy)),
    planAbove: difference(plan, recallOf(policy)),
    answers: estimate(rows.map(({ results }) => results[policy]?.answers ?? 0)).mean,
  }));
  return { scenario, policies: byPolicy };
}

function print({ scenario, policies: rows }: ReturnType<typeof summarise>, learners: number): void {
  const { cards, days, budget, skipped } = scenario;
  const away = skipped > 0 ? `, ${skipped * 100} % of days skipped` : '';
  say(`\n${learners} learners, ${cards} cards, ${days} days, ${budget} answers a day${away}`);
  const heading = ['policy', 'recall on the exam day, %', 'exam plan above it', 'answers'];
  const lines = rows.map(({ name, recall, planAbove, answers }) => [
    name,
    points(recall),
    name === 'exam plan' ? '' : points(planAbove),
    answers.toFixed(0),
  ]);
  say(table([heading, ...lines]));
}

async function main(): Promise<void> {
  const settings = readLearningSettings();
  const { learners, threads, scenarios, weights, json } = settings;
  say(
    `learners: ${weights ? 'weights from the file' : 'random weights (set A)'}; mean ± 95 % interval`,
  );
  const summaries = [];
  for (const scenario of scenarios) {
    const shares = Array.from({ length: threads }, (_, thread) =>
      inThread({ settings, thread, scenario }),
    );
    const rows = (await Promise.all(shares)).flat().sort((a, b) => a.learner - b.learner);
    const summary = summarise(scenario, rows);
    print(summary, learners);
    summaries.push({ ...summary, rows });
  }
  if (json !== null) {
    writeFileSync(
      json,
      `${JSON.stringify({ settings: { ...settings, weights: null }, summaries })}\n`,
    );
  }
}

if (isMainThread) await main();
else parentPort?.postMessage(runShare(workerData as Share));
