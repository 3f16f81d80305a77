import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './src/cli/chromium.ts';

const PORT = process.env['E2E_PORT'] ?? '4330';

export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: launchOptions(),
    trace: 'retain-on-failure',
    video: 'off',
    timezoneId: 'Europe/Helsinki',
    locale: 'en-GB',
  },
  webServer: {
    command: 'node src/cli/start.ts',
    url: `http://localhost:${PORT}/healthz`,
    // Tests sign in far more often than people do.
    env: { PORT, LIMIT_EXCHANGES_PER_MINUTE: '10000', LIMIT_REQUESTS_PER_MINUTE: '60000' },
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
