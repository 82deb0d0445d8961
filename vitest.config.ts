// Which tests there are: units mirror src/, journeys walk the product as a learner would, faults break it on purpose.
import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude },
});

export default defineConfig({
  test: {
    // A process per file: a native addon that dies takes its own file down, not the run.
    pool: 'forks',
    // Tests wait for processes and disks as much as they compute.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      project('unit', ['test/**/*.test.ts'], ['test/journeys/**', 'test/faults/**']),
      project('journeys', ['test/journeys/**/*.test.ts']),
      project('faults', ['test/faults/**/*.test.ts']),
    ],
  },
});
