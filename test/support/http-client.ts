// One keep-alive connection that speaks JSON and tells exactly what came back, or that nothing whole did.
import http from 'node:http';

export type HttpReply = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
};

export type HttpClient = {
  /** Rejects unless a whole reply arrives. */
  send(
    method: string,
    path: string,
    body?: unknown,
    more?: Readonly<Record<string, string>>,
  ): Promise<HttpReply>;
  close(): void;
};

export function createHttpClient(base: string, token?: string): HttpClient {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(base);
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };

  return {
    send: (method, path, body, more = {}) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
          ...authorization,
          ...more,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        };
        const request = http.request({ agent, host: hostname, port, method, path, headers });
        request.on('error', reject);
        request.on('response', (response) => {
          let received = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            received += chunk;
          });
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: received,
            }),
          );
        });
        request.end(text);
      }),
    close: () => agent.destroy(),
  };
}
