import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // As the package's users import it, but from the source.
  resolve: { alias: { 'keywright/simulator': new URL('src/simulator/index.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.ts', 'docs/examples/*.test.ts'],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Most tests wait for child processes and sockets a good part of their time: two workers also pay on two cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
