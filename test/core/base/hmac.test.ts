// HMAC-SHA256, against its published vectors and against Node's own.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256 } from '#core/base/hmac.ts';

it.each([
  [
    'a short key',
    Buffer.alloc(20, 0x0b),
    'Hi There',
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    'a key shorter than the digest',
    Buffer.from('Jefe'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'a key longer than a block',
    Buffer.alloc(131, 0xaa),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('gives what RFC 4231 says for %s', (_, key, message, digest) => {
  expect(hmacSha256(key, message).toString('hex')).toBe(digest);
});

it('gives the bytes of createHmac for any key and text', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 140 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      (key, message) => {
        const expected = createHmac('sha256', key).update(message).digest();
        expect(hmacSha256(key, message).equals(expected)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
