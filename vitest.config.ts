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
        },
      },
      {
        test: {
          name: 'contract',
          environment: 'node',
          include: ['tests/{contract,rooms}/**/*.test.ts'],
          // These start real services.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
