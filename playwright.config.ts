import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Each file has services, desks and folders of its own, and much of its time is a person's pause.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // A machine that is shared takes three times as long as one's own; what hangs is found all the same.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // The test script puts the report elsewhere, by a variable of Playwright's.
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'electron', testMatch: '**/*.electron.spec.ts' },
    {
      name: 'chromium',
      testMatch: '**/*.chromium.spec.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        launchOptions: {
          executablePath: '/usr/bin/chromium',
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
          ],
        },
      },
    },
    // Its one test is long by its nature, and all else on the machine would slow it down.
    { name: 'kills', testDir: 'tests/faults', testMatch: '**/*.spec.ts' },
    { name: 'security', testDir: 'tests/security', testMatch: '**/*.spec.ts' },
  ],
})
