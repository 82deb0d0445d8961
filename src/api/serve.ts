// The app on a socket: time limits that cut slow senders, and a stop that finishes what was begun.
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { refuseRaw } from './refuse-raw.ts';

/** Milliseconds and bytes; checked every second. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
} as const;
const MAX_CONNECTIONS = 2_000;

/** After this long, a stop no longer waits for requests under way. */
const DRAIN_MS = 10_000;

export type Listening = {
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, lets requests under way finish, and resolves when all are gone. */
  stop(): Promise<void>;
};

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Rejects when the address cannot be had (in use, not allowed). */
export async function serve(fetch: Fetch, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch, serverOptions: LIMITS, hostname: host }) as Server;
  server.maxConnections = MAX_CONNECTIONS;
  // A connection that never asked for anything (a browser opens them ahead) does not count as idle for Node.
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  server.on('clientError', refuseRaw);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    stop: () =>
      new Promise<void>((resolve) => {
        const limit = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(limit);
          clearInterval(idle);
          resolve();
        });
        server.closeIdleConnections();
        for (const socket of silent) socket.destroy();
      }),
  };
}
