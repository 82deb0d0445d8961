// The app on a real socket: what is no request is refused as a problem, and a stop waits for nobody who asked nothing.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { type Listening, serve } from '#api/serve.ts';

let listening: Listening | null = null;
afterEach(() => listening?.stop());

async function open(): Promise<Socket> {
  listening = await serve(() => new Response('ok'), '127.0.0.1', 0);
  const socket = connect(listening.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

async function send(raw: string) {
  const socket = await open();
  socket.write(raw);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head, body: JSON.parse(body) };
}

describe('what is no request', () => {
  test.each([
    ['not HTTP', 'HELLO\r\n\r\n', 400, 'malformed-request'],
    [
      'a header twice that may be there once',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'malformed-request',
    ],
    [
      'headers of 17 KiB',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(17 * 1024)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
  ])('%s is a problem like all others', async (_name, raw, status, code) => {
    const { head, body } = await send(raw);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(body).toMatchObject({ status, code, type: `/docs/problems/${code}`, retryable: false });
    expect(body.instance).toMatch(/^urn:request:/);
  });
});

test('a stop does not wait for a connection that never asked for anything', async () => {
  const socket = await open();
  const closed = once(socket, 'close');
  await listening?.stop();
  await closed;
  listening = null;
});
