// A whole history against the file that remembers it: who changes anybody's schedule, on purpose or not, sees it here.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { exportFrom, portable } from '../support/carry-over.ts';
import { BANK, type GoldenLife, liveGoldenLife, REKEYED } from '../support/golden-life.ts';
import { bodyOf, findFaults } from '../support/journey.ts';
import { createServer, DAY, START } from '../support/server.ts';

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

const AFTERWARDS = START + 90 * DAY;

type Lived = GoldenLife & {
  /** What the learner took along at the end. */
  readonly luggage: Awaited<ReturnType<typeof exportFrom>>;
};

async function live(): Promise<Lived> {
  const { store, discard } = await openInNewFolder();
  try {
    const life = await liveGoldenLife(store);
    const server = await createServer({ store });
    server.clock.now = AFTERWARDS;
    return { ...life, luggage: await exportFrom(server) };
  } finally {
    await discard();
  }
}

describe('a learner of six weeks', () => {
  let lived: Lived;
  let golden: GoldenLife;
  beforeAll(async () => {
    lived = await live();
    if (isUpdate) {
      mkdirSync(dirname(FILE), { recursive: true });
      const { luggage: _, ...life } = lived;
      writeFileSync(FILE, `${JSON.stringify(life, null, 2)}\n`);
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

  test('goes on at another server, over another engine, as if nothing had been', async () => {
    const { text, document } = lived.luggage;
    const store = await openMemoryStore();
    const other = await createServer({ store, banks: [BANK, REKEYED, BANK] });
    other.clock.now = AFTERWARDS;
    expect(bodyOf(await other.post('/v1/me/import', text))).toMatchObject({
      stateHash: document.stateHash,
      sameState: true,
      logEntries: document.log.length,
    });
    expect(portable((await exportFrom(other)).document)).toEqual(portable(document));
    const me = await store.learner('me');
    expect(await findFaults(store, me?.key ?? 0)).toEqual([]);
  });
});
