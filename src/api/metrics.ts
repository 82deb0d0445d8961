// Counts and durations for Prometheus; labels hold routes and codes, never ids or texts.
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Metrics = {
  readonly contentType: string;
  render(): Promise<string>;
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  answer(kind: 'recorded' | 'replayed' | 'conflict'): void;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'trapwise_' });
  const requests = new Histogram({
    name: 'trapwise_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const answers = new Counter({
    name: 'trapwise_answers_total',
    help: 'Answers received, by what became of them.',
    labelNames: ['kind'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    request: ({ method, route, status }, seconds) =>
      requests.labels(method, route, String(status)).observe(seconds),
    answer: (kind) => answers.labels(kind).inc(),
  };
}
