// A terminal that remembers, for commands run in process.
import { resolve } from 'node:path';
import { runProgram } from '#cli/program.ts';
import pkg from '../../package.json' with { type: 'json' };

/** Runs one command line in a folder on 2026-11-20. */
export async function trapwise(argv: readonly string[], cwd = '.') {
  let out = '';
  let err = '';
  const code = await runProgram(argv, {
    version: pkg.version,
    cwd: resolve(cwd),
    product: () => Promise.reject(new Error('this command asks for the running product')),
    now: () => Date.UTC(2026, 10, 20),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
