// A terminal that remembers, for commands run in process.
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Terminal } from '#cli/command.ts';
import type { Product } from '#cli/product.ts';
import { runProgram } from '#cli/program.ts';
import type { Store } from '#store/store.ts';
import type { Call } from '#use-cases/world.ts';
import pkg from '../../package.json' with { type: 'json' };
import { checkerIn } from '../support/here-checker.ts';

/** The running product over a store that the test keeps open. */
export function productOver(store: Store, call: () => Call): Product {
  const refuse = () => Promise.reject(new Error('not in this product'));
  return {
    serve: refuse,
    openApiText: refuse,
    load: refuse,
    connect: refuse,
    withBanks: refuse,
    withStore: (job) => job(store, call(), () => new Uint8Array(32), refuse),
  };
}

/** Runs one command line in a folder on 2026-11-20; `outside` replaces parts of the terminal. */
export async function trapwise(
  argv: readonly string[],
  cwd = '.',
  outside: Partial<Terminal> = {},
) {
  let out = '';
  let err = '';
  const code = await runProgram(argv, {
    version: pkg.version,
    cwd: resolve(cwd),
    questions: 'questions',
    checker: async () => checkerIn(resolve(cwd)),
    product: () => Promise.reject(new Error('this command asks for the running product')),
    now: () => Date.UTC(2026, 10, 20),
    out: (text) => {
      out += text;
    },
    outBytes: (bytes) => {
      out += new TextDecoder().decode(bytes);
    },
    err: (text) => {
      err += text;
    },
    stdin: Readable.from([]),
    screen: () => null,
    ...outside,
  });
  return { code, out, err };
}
