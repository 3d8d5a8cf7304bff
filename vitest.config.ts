import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,test,bench,bin}/**/*.test.ts'],
    globalSetup: ['test/run.ts'],
    setupFiles: ['test/dice.ts'],
    // Two cores are what a small machine and a CI runner have; the database wants some of them too.
    pool: 'forks',
    maxWorkers: 2,
    // A server that starts, on a machine that does other things as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
