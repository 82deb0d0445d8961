// Every exchange format: its fixtures are read as stated beside them, and no bytes at all make it throw.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Format } from '#authoring/format.ts';
import { formats } from '#authoring/formats/index.ts';

const FOLDER = 'test/fixtures/formats';
const EXPECTED = '.expected.json';

/** The foreign files of a format; beside each, NAME.expected.json holds what reading it gives. */
function fixturesOf({ name }: Format): string[] {
  return readdirSync(`${FOLDER}/${name}`)
    .filter((file) => !file.endsWith(EXPECTED))
    .map((file) => `${FOLDER}/${name}/${file}`);
}

const readable = formats.filter(({ read }) => read !== undefined);

describe.each(readable.map((format) => [format.name, format] as const))('%s', (_name, format) => {
  const read = (name: string, bytes: Uint8Array) =>
    format.read?.({ name, bytes }) ?? { questions: [], problems: [] };

  test('has fixtures', () => expect(fixturesOf(format)).not.toEqual([]));

  test.each(fixturesOf(format))('%s is read as stated', (path) => {
    const found = read(path, readFileSync(path));
    // UPDATE_FIXTURES=1 writes what is found, to be read by a person before it is committed.
    if (process.env['UPDATE_FIXTURES'] === '1') {
      writeFileSync(path + EXPECTED, `${JSON.stringify(found, null, 2)}\n`);
    }
    expect(JSON.parse(JSON.stringify(found))).toEqual(
      JSON.parse(readFileSync(path + EXPECTED, 'utf8')),
    );
  });

  test('no bytes make it throw, and what is not read is a problem', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        const { questions, problems } = read('noise', bytes);
        expect(questions.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  test('a damaged fixture never throws', () => {
    const files = fixturesOf(format).map((path) => readFileSync(path));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        (file, at, byte, end) => {
          const damaged = Uint8Array.from(file);
          damaged[at % damaged.length] = byte;
          read('damaged', damaged.subarray(0, 1 + (end % damaged.length)));
        },
      ),
      { numRuns: 200 },
    );
  });
});
