// A whole history against the file that remembers it: who changes anybody's schedule, on purpose or not, sees it here.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { type GoldenLife, liveGoldenLife } from '../support/golden-life.ts';

const FILE = join(import.meta.dirname, '../fixtures/golden/history.json');

/**
 * `UPDATE_GOLDEN=1` writes the file anew; its diff then tells what changed on which day, and goes into the commit. Spot
 * checks and exams are drawn from the ids of their sessions: where an id more is drawn than before, they differ too.
 */
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

function readGolden(): GoldenLife {
  if (!existsSync(FILE)) throw new Error(`${FILE} is missing: write it with UPDATE_GOLDEN=1`);
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

async function live(): Promise<GoldenLife> {
  const { store, discard } = await openInNewFolder();
  return liveGoldenLife(store).finally(discard);
}

describe('a learner of six weeks', () => {
  let lived: GoldenLife;
  let golden: GoldenLife;
  beforeAll(async () => {
    lived = await live();
    if (isUpdate) {
      mkdirSync(dirname(FILE), { recursive: true });
      writeFileSync(FILE, `${JSON.stringify(lived, null, 2)}\n`);
    }
    golden = readGolden();
  }, 240_000);

  test('is asked and rated on each day as before', () => {
    expect(Object.keys(lived.days)).toEqual(Object.keys(golden.days));
    // Day by day, so that the first one that differs is told, and not all that follow from it.
    for (const [day, lines] of Object.entries(lived.days)) {
      expect(lines, day).toEqual(golden.days[day]);
    }
  });

  test('remembers as before', () => {
    expect(lived.memories).toEqual(golden.memories);
    expect(lived.traps).toEqual(golden.traps);
  });

  test('has the same tallies and the same log', () => {
    expect(lived.tallies).toEqual(golden.tallies);
    expect(lived.log).toBe(golden.log);
  });
});
