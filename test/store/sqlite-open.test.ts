// Opening: what is refused with which exit code, left as it was to the byte; one server; a file that is swapped.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { openStore } from '#store/engines.ts';
import type { OpenDatabaseOptions } from '#store/sqlite/open-database.ts';
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts';
import { StoreOpenError } from '#store/store-open-error.ts';
import { AT } from './fixtures.ts';
import { type Folder, newFolder, options } from './sqlite-support.ts';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  chmodSync(folder.path, 0o755);
  folder.remove();
});

const make = async () => (await openSqliteStore(options(folder.file))).close();
const learner = { id: 'me', name: 'Me', settings: DEFAULT_SETTINGS, createdAt: AT };

/** Every byte in the folder, by file; without the lock, and without what a look from aside leaves empty. */
const contents = () =>
  Object.fromEntries(
    readdirSync(folder.path)
      .filter((name) => !name.includes('.lock') && !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder.path, name))] as const)
      .filter(([, bytes]) => bytes.length > 0)
      .map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
  );

async function refusal(more: Partial<OpenDatabaseOptions> = {}): Promise<string> {
  try {
    await (await openSqliteStore(options(folder.file, more))).close();
    return 'opened';
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error;
    expect(error.message).not.toContain('\n');
    return `${error.exitCode}: ${error.message.replaceAll(folder.path, '.')}`;
  }
}

async function expectRefused(start: string): Promise<void> {
  const before = contents();
  for (const more of [{ serve: true }, { serve: false }, { create: false }]) {
    expect((await refusal(more)).slice(0, start.length)).toBe(start);
    expect(contents()).toEqual(before);
  }
}

describe('what is refused', () => {
  test('a database that is not there, unless it may be made', async () => {
    expect(await refusal({ create: false })).toMatch(/^4: There is no database at/);
    expect(readdirSync(folder.path)).toEqual([]);
    expect(await refusal({ create: false, path: join(folder.path, 'no/x.db') })).toMatch(/^4: /);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('a folder that cannot be made', async () => {
    writeFileSync(join(folder.path, 'plain'), '');
    expect(await refusal({ path: join(folder.path, 'plain/x.db') })).toMatch(
      /^4: Cannot make the folder/,
    );
  });

  test('a folder in place of the file', async () => {
    mkdirSync(folder.file);
    expect(await refusal()).toMatch(/^4: Cannot read/);
  });

  test('an empty file', async () => {
    writeFileSync(folder.file, '');
    await expectRefused('5: ./trapwise.db is empty, not a Trapwise database');
  });

  test('a file that is no database', async () => {
    writeFileSync(folder.file, 'Dear diary, today I learned about S3.\n'.repeat(500));
    await expectRefused('5: ./trapwise.db is not a SQLite database');
  });

  test("another program's database", async () => {
    const db = new Database(folder.file);
    db.exec('CREATE TABLE photos (a)');
    db.close();
    await expectRefused('5: ./trapwise.db is a database of another program');
  });

  test('a damaged header', async () => {
    await make();
    const bytes = readFileSync(folder.file);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    writeFileSync(folder.file, bytes);
    await expectRefused('5: ./trapwise.db is not a SQLite database, or its header is damaged');
  });

  test('a truncated file', async () => {
    await make();
    truncateSync(folder.file, 20 * 4096 + 100);
    await expectRefused('5: ./trapwise.db is damaged; restore a backup');
  });

  test('a file with a damaged page, whichever page it is', async () => {
    await make();
    const whole = readFileSync(folder.file);
    for (let page = 1; page < whole.length / 4096; page += 1) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xa5, page * 4096, page * 4096 + 64);
      writeFileSync(folder.file, damaged);
      expect(await refusal()).toMatch(/^5: /);
      expect(readFileSync(folder.file).equals(damaged)).toBe(true);
    }
    writeFileSync(folder.file, whole);
    expect(await refusal()).toBe('opened');
  });

  test('a newer database, also when what makes it newer is still in the write-ahead log', async () => {
    await make();
    const db = new Database(folder.file);
    db.exec(
      "INSERT INTO migration SELECT max(n) + 1, '9999_future', 'x', 1, '9.0.0' FROM migration",
    );
    db.exec(`PRAGMA user_version = ${db.prepare('SELECT max(n) FROM migration').pluck().get()}`);
    for (const end of ['', '-wal']) copyFileSync(folder.file + end, `${folder.file}.copy${end}`);
    db.close();
    rmSync(folder.file);
    for (const end of ['', '-wal']) renameSync(`${folder.file}.copy${end}`, folder.file + end);
    await expectRefused('7: ./trapwise.db: it is newer than this program: migration 9999_future');
  });

  test('a version that does not fit the history', async () => {
    await make();
    const db = new Database(folder.file);
    db.pragma('user_version = 99');
    db.close();
    await expectRefused('7: ./trapwise.db: its version 99 does not fit');
  });

  test('the rest of a database that is gone', async () => {
    writeFileSync(`${folder.file}-wal`, 'frames');
    expect(await refusal()).toMatch(/^5: .*-wal is left of a database that is gone/);
    expect(readdirSync(folder.path).filter((name) => !name.includes('.lock'))).toEqual([
      'trapwise.db-wal',
    ]);
  });

  test('a folder that this user may not write', async () => {
    await make();
    rmSync(`${folder.file}.lock`);
    chmodSync(folder.file, 0o444);
    chmodSync(folder.path, 0o555);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const before = contents();
      expect(await refusal()).toMatch(/^4: /);
      expect(await refusal({ serve: false })).toMatch(/^4: /);
      expect(contents()).toEqual(before);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});

describe('one server', () => {
  test('a second server is refused while the first one serves, and welcome after', async () => {
    const first = await openSqliteStore(options(folder.file));
    expect(await refusal()).toMatch(/^3: Another Trapwise process serves/);
    await first.createLearner(learner);
    await first.close();
    expect(await refusal()).toBe('opened');
  });

  test('a command may write beside the server, and both see what the other wrote', async () => {
    const server = await openSqliteStore(options(folder.file));
    const command = await openSqliteStore(options(folder.file, { serve: false, create: false }));
    const made = await command.createLearner(learner);
    expect(await server.learner('me')).toEqual(made);
    await server.updateLearner(made.key, (now) => ({ ...now, name: 'Renamed' }));
    expect((await command.learner('me'))?.name).toBe('Renamed');
    await command.close();
    await server.createLearner({ ...learner, id: 'lrn_2' });
    await server.close();
  });

  test('a first command may make the database', async () => {
    const command = await openSqliteStore(options(folder.file, { serve: false }));
    await command.createLearner(learner);
    await command.close();
    const server = await openSqliteStore(options(folder.file));
    expect(await server.learners()).toHaveLength(1);
    await server.close();
  });

  test('a server that was killed leaves no lock, and nothing it acknowledged is lost', async () => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'serve-child.ts'), folder.file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await new Promise((ready) => child.stdout.once('data', ready));
    expect(await refusal()).toMatch(/^3: /);
    child.kill('SIGKILL');
    await new Promise((gone) => child.once('exit', gone));
    const store = await openSqliteStore(options(folder.file));
    expect((await store.learners()).map(({ id }) => id)).toEqual(['lrn_child']);
    await store.close();
  });

  test('claims that a killed server left running are free again', async () => {
    const first = await openSqliteStore(options(folder.file));
    const { key } = await first.createLearner(learner);
    const claim = { learner: key, key: 'k', fingerprint: 'f', at: AT };
    await first.claimRequest(claim);
    await first.close();
    const command = await openSqliteStore(options(folder.file, { serve: false }));
    expect(await command.claimRequest(claim)).toEqual({ kind: 'running' });
    await command.close();
    const second = await openSqliteStore(options(folder.file));
    expect(await second.claimRequest(claim)).toEqual({ kind: 'fresh' });
    await second.close();
  });
});

describe('a file that is taken away while it is used', () => {
  test.each(['unlinked', 'replaced'])('when it is %s nothing more is acknowledged', async (how) => {
    const store = await openSqliteStore(options(folder.file));
    await store.createLearner(learner);
    if (how === 'unlinked') rmSync(folder.file);
    else {
      writeFileSync(`${folder.file}.other`, 'another file');
      renameSync(`${folder.file}.other`, folder.file);
    }
    const lost = store.createLearner({ ...learner, id: 'lrn_lost' });
    await expect(lost).rejects.toMatchObject({ code: 'storage-corrupt' });
    expect(await store.troubles()).toEqual(['file-replaced']);
    await store.close();
    if (how === 'replaced') expect(readFileSync(folder.file, 'utf8')).toBe('another file');
  });

  test('it is noticed without a write, too', async () => {
    const store = await openSqliteStore(options(folder.file));
    expect(await store.troubles()).toEqual([]);
    rmSync(folder.file);
    expect(await store.troubles()).toEqual(['file-replaced']);
    await store.close();
  });
});

describe('engines by address', () => {
  const open = {
    migrations: join(import.meta.dirname, '../../migrations'),
    appVersion: '0.1.0',
    now: AT,
  };

  test('sqlite: and memory: are opened, anything else is refused', async () => {
    for (const url of [`sqlite:${folder.path}/deep/down/x.db`, 'memory:']) {
      const store = await openStore(url, { ...open, create: true, serve: true });
      expect(await store.learners()).toEqual([]);
      await store.close();
    }
    expect(existsSync(join(folder.path, 'deep/down/x.db'))).toBe(true);
    for (const url of ['oracle:x', '', 'constructor:x', '/plain/path.db']) {
      const attempt = openStore(url, { ...open, create: true, serve: true });
      await expect(attempt).rejects.toMatchObject({ exitCode: 4 });
    }
  });

  test('a clean close leaves one file and the empty lock', async () => {
    await make();
    expect(readdirSync(folder.path).sort()).toEqual(['trapwise.db', 'trapwise.db.lock']);
  });
});
