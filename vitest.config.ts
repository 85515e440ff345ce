import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // A file that needs a document says so in its first line: // @vitest-environment happy-dom
          environment: 'node',
          include: ['{shared,electron,service,renderer,build}/**/*.test.{ts,tsx}'],
          // A machine that is shared takes three times as long as one's own; what hangs is found all the same.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'contract',
          environment: 'node',
          include: ['tests/{contract,rooms}/**/*.test.ts'],
          // These start real services.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
