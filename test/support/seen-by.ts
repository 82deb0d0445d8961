// A server as one caller sees it: their token goes with every request.
import type { Caller } from './caller.ts';
import type { Server } from './server.ts';

export function seenBy(server: Server, { headers }: Caller): Server {
  const request: Server['request'] = (method, path, body, more = {}) =>
    server.request(method, path, body, { ...headers, ...more });
  return {
    ...server,
    request,
    get: (path, more) => request('GET', path, undefined, more),
    post: (path, body, more) => request('POST', path, body, more),
  };
}
