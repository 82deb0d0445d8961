// A load generator that costs little: prepared requests over keep-alive sockets, one under way per client.
// Not autocannon: its runs end on whole seconds, and slices here are shorter than one.
import { createConnection } from 'node:net';

export type Shot = {
  /** The whole request as it goes over the wire. */
  readonly request: string;
  readonly onReply?: (body: string) => void;
};

export type Fired = {
  readonly count: number;
  readonly seconds: number;
  /** Milliseconds of each request. */
  readonly times: readonly number[];
};

const HEAD_END = '\r\n\r\n';

export function requestText(
  url: string,
  method: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body?: string } = {},
): string {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
    ...(body === undefined
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return `${lines.join('\r\n')}${HEAD_END}${body ?? ''}`;
}

type Reply = { readonly status: number; readonly body: Buffer; readonly rest: Buffer };

/** The first reply in the bytes; null while it is not whole. */
function readReply(bytes: Buffer): Reply | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`a reply without a length: ${head}`);
  const from = end + HEAD_END.length;
  const to = from + Number(length);
  if (bytes.length < to) return null;
  return {
    status: Number(head.slice(9, 12)),
    body: bytes.subarray(from, to),
    rest: bytes.subarray(to),
  };
}

type Client = {
  /** Sends one request; resolves with the body of its 2xx reply. */
  readonly send: (request: string) => Promise<Buffer>;
  readonly close: () => void;
};

async function connect(url: string): Promise<Client> {
  const { hostname, port } = new URL(url);
  const socket = createConnection(Number(port), hostname).setNoDelay(true);
  let bytes: Buffer = Buffer.alloc(0);
  let waiting = Promise.withResolvers<Buffer>();
  socket.on('error', (error) => waiting.reject(error));
  socket.on('close', () => waiting.reject(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    const reply = readReply(bytes);
    if (!reply) return;
    bytes = reply.rest;
    if (reply.status < 300) waiting.resolve(reply.body);
    else waiting.reject(new Error(`${reply.status} ${reply.body}`));
  });
  const send = (request: string) => {
    waiting = Promise.withResolvers<Buffer>();
    socket.write(request);
    return waiting.promise;
  };
  // A server under load accepts one connection a turn: who was not accepted before would wait, not load.
  await send(requestText(url, 'GET', '/healthz'));
  const close = () => {
    waiting.promise.catch(() => undefined);
    socket.destroy();
  };
  return { send, close };
}

/** Fires from `clients` connections until `next` has nothing more; rejects at the first reply that is not 2xx. */
export async function fire(
  url: string,
  clients: number,
  begin: () => () => Shot | null,
): Promise<Fired> {
  const connected = await Promise.all(Array.from({ length: clients }, () => connect(url)));
  const times: number[] = [];
  const next = begin();
  const begun = performance.now();
  try {
    await Promise.all(
      connected.map(async ({ send }) => {
        for (let shot = next(); shot; shot = next()) {
          const sent = performance.now();
          const body = await send(shot.request);
          times.push(performance.now() - sent);
          shot.onReply?.(body.toString());
        }
      }),
    );
    return { count: times.length, seconds: (performance.now() - begun) / 1000, times };
  } finally {
    for (const { close } of connected) close();
  }
}

/** The shots until a time has passed; it runs from the first moment of the load. */
export function during(milliseconds: number, next: () => Shot | null): () => () => Shot | null {
  return () => {
    const end = performance.now() + milliseconds;
    return () => (performance.now() < end ? next() : null);
  };
}
