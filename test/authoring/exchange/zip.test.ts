import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readZip } from '#authoring/exchange/zip.ts';

const text = (value: string) => new TextEncoder().encode(value);

function make(files: Record<string, Uint8Array>, level: 0 | 9 = 9): Uint8Array {
  return zipSync(files, { level, mtime: new Date(2026, 10, 20, 12) });
}

/** Where a signature stands, for tests that lie in headers. */
function find(zip: Uint8Array, signature: number, from = 0): number {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = from; at + 4 <= zip.length; at += 1) {
    if (view.getUint32(at, true) === signature) return at;
  }
  throw new Error('no such signature');
}

function patch(zip: Uint8Array, at: number, value: number, size: 2 | 4): Uint8Array {
  const copy = Uint8Array.from(zip);
  const view = new DataView(copy.buffer);
  if (size === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

function read(zip: Uint8Array, name = 'a.xml') {
  const found = readZip(zip);
  if ('refusal' in found) return found.refusal;
  const bytes = found.read(name);
  return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : bytes.refusal;
}

test.each([0, 9] as const)('files come out as they went in, packed at level %s', (level) => {
  const zip = make(
    { 'a.xml': text('<a/>'.repeat(50)), 'b/': new Uint8Array(), 'ü.xml': text('ü') },
    level,
  );
  expect(read(zip)).toBe('<a/>'.repeat(50));
  expect(read(zip, 'ü.xml')).toBe('ü');
  expect(readZip(zip)).toMatchObject({ names: ['a.xml', 'ü.xml'] });
  expect(read(zip, 'c.xml')).toBe('there is no such file in the archive');
});

describe('names that lead astray forbid the whole archive', () => {
  test.each(['../a.xml', 'x/../../a.xml', '/a.xml', 'C:/a.xml', 'x\\a.xml', 'a\u0001.xml'])(
    '%s',
    (name) => {
      expect(readZip(make({ 'ok.xml': text('x'), [name]: text('x') }))).toMatchObject({
        refusal: expect.stringContaining('in its name: make it anew'),
      });
    },
  );

  test('the same name twice', () => {
    const zip = make({ 'a.xml': text('one'), 'b.xml': text('two') });
    const second = find(zip, CENTRAL, find(zip, CENTRAL) + 4);
    zip[second + 46] = 'a'.charCodeAt(0);
    expect(read(zip)).toBe('two files with the name "a.xml": keep one');
  });
});

describe('bombs', () => {
  const long = make({ 'a.xml': new Uint8Array(4 * 1024 * 1024) });

  test('what shrinks to a thousandth is not unpacked', () => {
    expect(read(long)).toBe('it is made to explode');
  });

  test('a header that lies about the size changes nothing', () => {
    expect(read(patch(long, find(long, CENTRAL) + 24, 1000, 4))).toBe('it is damaged');
    const short = make({ 'a.xml': text('short') });
    expect(read(patch(short, find(short, CENTRAL) + 24, 900_000, 4))).toBe('it is damaged');
    expect(read(patch(short, find(short, CENTRAL) + 24, 0xfffffffe, 4))).toBe(
      'it is larger than 8 MiB',
    );
  });

  test('many files over the same bytes are refused', () => {
    const zip = make({ 'a.xml': text('one'), 'b.xml': text('two') });
    const second = find(zip, CENTRAL, find(zip, CENTRAL) + 4);
    expect(read(patch(zip, second + 42, 0, 4))).toBe('files in it overlap: make it anew');
  });

  test('all files together have a limit', () => {
    const noise = Uint8Array.from({ length: 700_000 }, (_, at) => (at * at * 31) >> 7);
    const files = Array.from({ length: 100 }, (_, at) => [`${at}.xml`, noise] as const);
    const zip = readZip(make(Object.fromEntries(files), 0));
    if ('refusal' in zip) throw new Error(zip.refusal);
    const results = zip.names.map((name) => zip.read(name) instanceof Uint8Array);
    expect(results.filter(Boolean)).toHaveLength(Math.floor((64 * 1024 * 1024) / 700_000));
  });
});

test.each([
  [
    'a changed byte',
    (zip: Uint8Array) => patch(zip, find(zip, CENTRAL) + 16, 1, 4),
    'it is damaged',
  ],
  ['a password', (zip: Uint8Array) => patch(zip, find(zip, CENTRAL) + 8, 1, 2), /encrypted/],
  [
    'another packer',
    (zip: Uint8Array) => patch(zip, find(zip, CENTRAL) + 10, 14, 2),
    'it is packed in way 14',
  ],
  [
    'an offset into nowhere',
    (zip: Uint8Array) => patch(zip, find(zip, CENTRAL) + 42, 1e9, 4),
    'it is damaged',
  ],
  ['zip64', (zip: Uint8Array) => patch(zip, find(zip, END) + 10, 0xffff, 2), /zip64/],
  [
    'a list that ends early',
    (zip: Uint8Array) => patch(zip, find(zip, END) + 10, 7, 2),
    /list of files is damaged/,
  ],
  ['a missing end', (zip: Uint8Array) => zip.subarray(0, -1), /its end is missing/],
  ['no archive', () => text('PK'), 'this is no zip archive'],
])('%s is told', (_name, damage, why) => {
  expect(read(damage(make({ 'a.xml': text('<a/>') })))).toMatch(why);
});
