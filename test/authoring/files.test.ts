// Finding banks on a real disk: what is read, what is refused, and how it is named.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBanks, readDocumentFiles, readSingleFile } from '#authoring/files.ts';

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'trapwise-files-'));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(join(cwd, dirname(path)), { recursive: true });
    writeFileSync(join(cwd, path), `# ${path}\n`);
  }
}

function read(...folders: string[]) {
  const { banks, problems } = readBanks(folders, cwd);
  const all = [...problems, ...banks.flatMap((bank) => bank.problems)];
  return {
    banks: banks.map(
      ({ folder, files }) => `${folder}: ${files.map(({ path }) => path).join(' ')}`,
    ),
    problems: all.map(({ file, level, rule, message }) => `${file} ${level} ${rule} ${message}`),
  };
}

/** Root may read everything, so the look is taken with another's rights. */
function asNobody<T>(look: () => T): T {
  if (process.getuid?.() !== 0) return look();
  chmodSync(cwd, 0o755);
  process.seteuid?.(65_534);
  try {
    return look();
  } finally {
    process.seteuid?.(0);
  }
}

describe('what is read', () => {
  test('a bank, or the banks in a folder, by name', () => {
    write(
      'q/two/bank.yaml',
      'q/one/bank.yaml',
      'q/one/b.yaml',
      'q/one/a/z.yaml',
      'q/bank.schema.json',
      'q/one/notes.txt',
    );
    const one = 'q/one: a/z.yaml b.yaml bank.yaml';
    expect(read('q/one')).toEqual({ banks: [one], problems: [] });
    expect(read('q')).toEqual({ banks: [one, 'q/two: bank.yaml'], problems: [] });
    expect(read('q/one/', './q', join(cwd, 'q'))).toEqual({
      banks: [one, 'q/two: bank.yaml'],
      problems: [],
    });
  });

  test('hidden files and folders stay hidden', () => {
    write('q/bank.yaml', 'q/.git/x.yaml', 'q/.swp.yaml', 'q/node_modules/x.yaml');
    expect(read('q')).toEqual({ banks: ['q: bank.yaml'], problems: [] });
  });

  test('a link within the bank, as a mounted volume has them', () => {
    write('q/..data/bank.yaml', 'q/..data/a.yaml');
    for (const name of ['bank.yaml', 'a.yaml'])
      symlinkSync(join('..data', name), join(cwd, 'q', name));
    expect(read('q')).toEqual({ banks: ['q: a.yaml bank.yaml'], problems: [] });
  });

  test('bytes and all', () => {
    write('q/bank.yaml');
    expect(Buffer.from(readBanks(['q'], cwd).banks[0]?.files[0]?.bytes ?? []).toString()).toBe(
      '# q/bank.yaml\n',
    );
  });
});

describe('what is wrong with folders', () => {
  test('no such folder, a file, an empty folder', () => {
    write('file.yaml');
    mkdirSync(join(cwd, 'empty'));
    expect(read('nowhere', 'file.yaml', 'empty').problems).toEqual([
      'nowhere error files this folder cannot be read (nothing has this name): check its name and rights',
      'file.yaml error files this folder cannot be read (a file stands where a folder should be): check its name and rights',
      'empty error files there is no bank here: add a bank.yaml, or delete the folder',
    ]);
  });

  test('cards without a bank.yaml, beside a bank', () => {
    write('q/good/bank.yaml', 'q/lost/cards.yaml');
    mkdirSync(join(cwd, 'q/nothing'));
    expect(read('q')).toEqual({
      banks: ['q/good: bank.yaml'],
      problems: [
        'q/lost error files cards without a bank: add a bank.yaml to this folder',
        'q/nothing error files there is no bank here: add a bank.yaml, or delete the folder',
      ],
    });
  });

  test('a bank inside a bank', () => {
    write('q/bank.yaml', 'q/inner/bank.yaml', 'q/inner/cards.yaml');
    expect(read('q')).toEqual({
      banks: ['q: bank.yaml inner/cards.yaml'],
      problems: [
        'q/inner/bank.yaml error files a bank inside a bank: move this folder beside the other one',
      ],
    });
  });

  test('names that mislead are warnings', () => {
    write('q/bank.yaml', 'q/more.yaml/cards.yaml', 'q/other.yml', 'q/LOUD.YAML');
    expect(read('q')).toEqual({
      banks: ['q: bank.yaml more.yaml/cards.yaml'],
      problems: [
        'q/LOUD.YAML warning files this file is not read: let its name end in .yaml',
        'q/more.yaml warning files a folder whose name ends in .yaml: rename it, so that nobody takes it for a file',
        'q/other.yml warning files this file is not read: let its name end in .yaml',
      ],
    });
  });

  test('a folder named bank.yaml is no bank', () => {
    write('q/bank.yaml/cards.yaml');
    expect(read('q').banks).toEqual([]);
  });

  test('links that lead out, nowhere or to folders', () => {
    write('q/bank.yaml', 'secret.yaml', 'elsewhere/x.yaml', 'q/inner/x.yaml');
    symlinkSync('../secret.yaml', join(cwd, 'q/escape.yaml'));
    symlinkSync('/etc/passwd', join(cwd, 'q/etc.yaml'));
    symlinkSync('not-there.yaml', join(cwd, 'q/gone.yaml'));
    symlinkSync('../elsewhere', join(cwd, 'q/out'));
    symlinkSync('inner', join(cwd, 'q/again'));
    symlinkSync('loop.yaml', join(cwd, 'q/loop.yaml'));
    expect(read('q')).toEqual({
      banks: ['q: bank.yaml inner/x.yaml'],
      problems: [
        'q/again error files a link to a folder is not followed: move the folder here',
        'q/escape.yaml error files a link that leads out of the bank: copy the file into the folder',
        'q/etc.yaml error files a link that leads out of the bank: copy the file into the folder',
        'q/gone.yaml error files a link that leads nowhere (nothing has this name): delete it',
        'q/loop.yaml error files a link that leads nowhere (its links go round in a circle): delete it',
        'q/out error files a link that leads out of the bank: copy the file into the folder',
      ],
    });
  });

  test('a file without the right to read it', () => {
    write('q/bank.yaml', 'q/locked.yaml');
    chmodSync(join(cwd, 'q/locked.yaml'), 0);
    expect(asNobody(() => read('q').problems)).toEqual([
      'q/locked.yaml error files this file cannot be read (you have no right to it): check its rights',
    ]);
  });

  test('folders nest to a limit', () => {
    write('q/bank.yaml', `q/${'d/'.repeat(40)}x.yaml`);
    expect(read('q').problems).toEqual([
      `q/${'d/'.repeat(16)}d error files more than 16 folders deep: move this one up`,
    ]);
  });
});

test('a file that is too large is read no further than it takes to refuse it', () => {
  write('q/bank.yaml');
  writeFileSync(join(cwd, 'q/large.yaml'), Buffer.alloc(5_000_000, 'a'));
  expect(readBanks(['q'], cwd).banks[0]?.files[1]?.bytes.length).toBe(1_048_577);
});

test('a bank of very many large files is read no further than it takes to refuse it, and others are read', () => {
  write('q/heavy/bank.yaml', 'q/heavy/000.yaml', 'q/small/bank.yaml');
  for (let file = 1; file <= 130; file += 1) {
    // All holes: it has a length and takes no room.
    const path = join(cwd, `q/heavy/${String(file).padStart(3, '0')}.yaml`);
    writeFileSync(path, '');
    truncateSync(path, 1_048_576);
  }
  const { banks, problems } = read('q');
  expect(problems).toEqual([
    'q/heavy/128.yaml error limit the files of this bank have more than 128 MiB: delete what is no part of them',
  ]);
  expect(banks.at(-1)).toBe('q/small: bank.yaml');
});

test('a single file, or why not', () => {
  write('list.yaml');
  expect(readSingleFile('list.yaml', cwd)).toMatchObject({ file: 'list.yaml', problems: [] });
  expect(readSingleFile('none.yaml', cwd)).toMatchObject({
    bytes: null,
    problems: [{ file: 'none.yaml', rule: 'files' }],
  });
});

describe('documents', () => {
  const documents = (folder: string) => {
    const { files, problems } = readDocumentFiles(folder, cwd);
    return {
      files: files.map(({ file }) => file),
      problems: problems.map(({ file, level, message }) => `${file} ${level} ${message}`),
    };
  };

  test('are the text and Markdown files below a folder, by path', () => {
    write(
      'd/b.md',
      'd/a/z.TXT',
      'd/a/y.markdown',
      'd/page.html',
      'd/.git/x.md',
      'd/node_modules/x.md',
    );
    expect(documents('d')).toEqual({
      files: ['d/a/y.markdown', 'd/a/z.TXT', 'd/b.md'],
      problems: [],
    });
  });

  test('a link is named and not followed', () => {
    write('d/a.md', 'secret.md');
    symlinkSync('../secret.md', join(cwd, 'd/b.md'));
    expect(documents('d')).toEqual({
      files: ['d/a.md'],
      problems: ['d/b.md warning a link, so it is not read: move it up or copy it here'],
    });
  });

  test('none, no folder, or too many are errors', () => {
    mkdirSync(join(cwd, 'empty'));
    expect(documents('empty').problems).toEqual([
      'empty error no document here: name a folder with .txt or .md files',
    ]);
    expect(documents('nowhere').problems).toEqual([
      'nowhere error this folder cannot be read (nothing has this name): check its name and rights',
    ]);
    mkdirSync(join(cwd, 'many'));
    for (let at = 0; at <= 1000; at += 1) writeFileSync(join(cwd, `many/${at}.txt`), '');
    const many = documents('many');
    expect([many.files.length, many.problems]).toEqual([
      1000,
      ['many error 1001 documents, 1000 are the most: name a smaller folder'],
    ]);
  });
});
