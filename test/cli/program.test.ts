// argv → command: help, wrong uses and exit codes, through the program that src/cli.ts runs.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commands } from '#cli/commands/index.ts';
import pkg from '../../package.json' with { type: 'json' };
import { trapwise } from './terminal.ts';

describe('a wrong use ends with 2 and says why', () => {
  test.each([
    ['no command', [], 'Usage: trapwise'],
    ['an unknown command', ['chek'], 'Did you mean check?'],
    ['an unknown option', ['check', '--bogus'], "unknown option '--bogus'"],
    ['an option without its value', ['check', '--inventory'], 'argument missing'],
    ['options that exclude each other', ['check', '--json', '--github'], 'cannot be used with'],
  ])('%s', async (_name, argv, said) => {
    const { code, out, err } = await trapwise(argv);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(out).toBe('');
  });
});

describe('help and version end with 0', () => {
  test('every command is listed and has a help of its own', async () => {
    const { code, out } = await trapwise(['--help']);
    expect(code).toBe(0);
    for (const { name, describe: what } of commands) {
      expect(out).toContain(name);
      expect((await trapwise([name, '--help'])).out).toContain(what);
      expect(await trapwise(['help', name])).toMatchObject({ code: 0 });
    }
  });

  test('the help of check names its options', async () => {
    expect((await trapwise(['help', 'check'])).out).toContain('--inventory <FILE>');
  });

  test('the version is that of the package', async () => {
    expect(await trapwise(['--version'])).toEqual({ code: 0, out: `${pkg.version}\n`, err: '' });
  });
});

/** Ends the real process with its packages on standard error. */
const PROBE = `
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({ resolve(name, context, next) {
    const found = next(name, context);
    packages.add(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(found.url)?.[1] ?? '');
    return found;
  } });
  process.on('exit', () => process.stderr.write([...packages].sort().join(' ').trim()));
`;

test('the real process of check ends with its code and loads neither database nor server', () => {
  const run = (folder: string) =>
    spawnSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(PROBE)}`,
        'src/cli.ts',
        'check',
        folder,
      ],
      { encoding: 'utf8' },
    );
  const good = run('test/fixtures/banks/good');
  expect(good).toMatchObject({ status: 0, stdout: expect.stringContaining('0 errors') });
  expect(good.stderr.split(' ')).toEqual(['commander', 'fastest-levenshtein', 'js-yaml', 'zod']);
  expect(run('test/fixtures/banks/bad/schema').status).toBe(8);
});
