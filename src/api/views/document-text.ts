// The text of a learner's document, with its hash: written piece by piece, and hashed again when it comes back.
import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { DocumentWriter } from '#use-cases/export-learner.ts';
import { MEMBERS, ROWS } from './learner-document.ts';

/** The hash that the document as it was sent must have. */
export function hashOfDocument(sent: object): string {
  const { sha256: _, ...content } = sent as { readonly sha256?: unknown };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Text is given on in pieces of this many characters, so that nothing of a long document is made twice. */
const PIECE = 64 * 1024;

/** Writes a document as the text that `hashOfDocument` hashes, with the hash behind it; `finish` gives its pieces. */
export function createDocumentText(): DocumentWriter & { finish(): readonly Buffer[] } {
  const pieces: Buffer[] = [];
  const hash = createHash('sha256');
  let text = '{';
  let comma = '';
  const flush = () => {
    const piece = Buffer.from(text);
    hash.update(piece);
    pieces.push(piece);
    text = '';
  };
  const name = (of: string) => {
    text += `${comma}${JSON.stringify(of)}:`;
  };
  return {
    member(of, value) {
      name(of);
      text += JSON.stringify(z.encode<z.ZodType>(MEMBERS[of], value));
      comma = ',';
    },
    begin(list) {
      name(list);
      text += '[';
      comma = '';
    },
    row(list, row) {
      text += comma + JSON.stringify(z.encode<z.ZodType>(ROWS[list], row));
      comma = ',';
      if (text.length >= PIECE) flush();
    },
    end() {
      text += ']';
      comma = ',';
    },
    finish() {
      flush();
      // The brace belongs to the hashed text, and stands behind the member that is not of it.
      const sha256 = hash.update('}').digest('hex');
      pieces.push(Buffer.from(`,"sha256":"${sha256}"}`));
      return pieces;
    },
  };
}
