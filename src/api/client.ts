// The typed client: the API's own types over any fetch. Frontends import this file and nothing else of the server.
import { hc } from 'hono/client';
import type { AppType } from './app.ts';

export type Client = ReturnType<typeof hc<AppType>>;

/** `createClient('http://127.0.0.1:8080').v1.sessions.$post({ json: { size: 10 } })` */
export function createClient(baseUrl: string, options?: Parameters<typeof hc>[1]): Client {
  return hc<AppType>(baseUrl, options);
}
