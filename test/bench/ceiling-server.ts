// The ceiling: what Hono on Node does when it does nothing else. A GET with a fixed JSON, a POST that echoes.
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const { CEILING_BYTES } = process.env;
const filler = 'x'.repeat(Math.max(0, Number(CEILING_BYTES) - '{"text":""}'.length));
const fixed = { text: filler };

const app = new Hono();
app.get('/healthz', (c) => c.text('ok'));
app.get('/fixed', (c) => c.json(fixed));
app.post('/echo', async (c) => c.json(await c.req.json()));
app.get('/metrics', (c) => {
  const { user, system } = process.cpuUsage();
  return c.text(`trapwise_process_cpu_seconds_total ${(user + system) / 1e6}\n`);
});

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) => {
  process.stdout.write(
    `${JSON.stringify({ event: 'listening', url: `http://127.0.0.1:${port}` })}\n`,
  );
});
process.on('SIGTERM', () => process.exit(0));
