// Hostile zip archives: the names of their files, and the bytes of those asked for, within limits held while inflating.
import { crc32, inflateRawSync } from 'node:zlib';

const MAX_ENTRIES = 25_000;
/** Bytes of all that is read of it, inflated. */
const MAX_TOTAL = 64 * 1024 * 1024;
/** Texts shrink to a twentieth; what shrinks to a hundredth, and is long, is made to fill a disk. */
const MAX_RATIO = 100;
const RATIO_FROM = 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly at: number;
};

export type ZipRead =
  | { readonly refusal: string }
  | {
      /** Of all files, in the order of the archive. */
      readonly names: readonly string[];
      /** The bytes of a file, or why they cannot be had. */
      readonly read: (name: string) => Uint8Array | { readonly refusal: string };
    };

/** Why a name must not be trusted, or null: it would leave the archive, or mean different files to different tools. */
function trick(name: string): string | null {
  if (name === '') return 'an empty name';
  if (name.includes('\\')) return 'a backslash';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'a path from the root';
  if (name.split('/').includes('..')) return 'a path that leads out of the archive';
  return /\p{Cc}/u.test(name) ? 'a control character' : null;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  return new TextDecoder(isUtf8 ? 'utf-8' : 'latin1').decode(bytes);
}

/** The list at the end of the archive, or why it cannot be read. */
function entriesOf(bytes: Uint8Array, view: DataView): readonly Entry[] | string {
  const end = findEnd(view);
  if (end === -1) return 'this is no zip archive, or its end is missing';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return 'this is a zip64 archive: make a smaller one';
  if (count > MAX_ENTRIES) return `more than ${MAX_ENTRIES} files: make several archives`;
  const entries: Entry[] = [];
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL)
      return 'its list of files is damaged';
    const flags = view.getUint16(at + 8, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return 'its list of files is damaged';
    entries.push({
      name: decodeName(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0),
      method: view.getUint16(at + 10, true),
      isEncrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** The compressed bytes of an entry, or null where its header is not where the list says. */
function dataOf(bytes: Uint8Array, view: DataView, { at, compressed }: Entry): Uint8Array | null {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + compressed > bytes.length ? null : bytes.subarray(start, start + compressed);
}

/** Exactly `size` bytes, or null where the data holds more, less or no deflated bytes. */
function inflate(data: Uint8Array, size: number): Uint8Array | null {
  try {
    // Ends as soon as more appears.
    const out = inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    return out.length === size ? out : null;
  } catch {
    return null;
  }
}

/** Two files whose bytes overlap are a bomb: some bytes inflated again and again. */
function overlap(entries: readonly Entry[]): boolean {
  const sorted = entries.toSorted((a, b) => a.at - b.at);
  return sorted.some(({ at }, index) => {
    const before = sorted[index - 1];
    return before !== undefined && before.at + 30 + before.compressed > at;
  });
}

function refuse(refusal: string): { readonly refusal: string } {
  return { refusal };
}

/**
 * Headers are believed only where the data agrees (APPNOTE.TXT 6.3.10 of PKWARE). Looks at the names first: an archive with a
 * trick in one of them is refused as a whole. `mostBytes` is the limit of one file, inflated, in whole MiB. Never throws.
 */
export function readZip(bytes: Uint8Array, mostBytes = 8 * 1024 * 1024): ZipRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = bytes.length < END_LENGTH ? 'this is no zip archive' : entriesOf(bytes, view);
  if (typeof entries === 'string') return refuse(entries);
  const files = new Map<string, Entry>();
  for (const entry of entries) {
    const why = trick(entry.name);
    const shown = JSON.stringify(entry.name.slice(0, 200));
    if (why !== null) return refuse(`the file ${shown} has ${why} in its name: make it anew`);
    if (files.has(entry.name)) return refuse(`two files with the name ${shown}: keep one`);
    files.set(entry.name, entry);
  }
  if (overlap(entries)) return refuse('files in it overlap: make it anew');
  let total = 0;
  const read = (name: string) => {
    const entry = files.get(name);
    if (entry === undefined) return refuse('there is no such file in the archive');
    const { method, isEncrypted, compressed, size, crc } = entry;
    if (isEncrypted) return refuse('it is encrypted: make the archive without a password');
    if (method !== STORED && method !== DEFLATED) return refuse(`it is packed in way ${method}`);
    if (size > mostBytes) return refuse(`it is larger than ${mostBytes / 1024 / 1024} MiB`);
    if (size > RATIO_FROM && size > compressed * MAX_RATIO) return refuse('it is made to explode');
    total += size;
    if (total > MAX_TOTAL)
      return refuse(`the files are larger than ${MAX_TOTAL / 1024 / 1024} MiB`);
    const data = dataOf(bytes, view, entry);
    const isWhole = method === STORED ? data?.length === size : data !== null;
    const found = data === null || !isWhole ? null : method === STORED ? data : inflate(data, size);
    return found === null || crc32(found) !== crc ? refuse('it is damaged') : found;
  };
  return { names: [...files.keys()].filter((name) => !name.endsWith('/')), read };
}
