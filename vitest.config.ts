import { defineConfig } from 'vitest/config'

/** What is asked about a process and its surroundings wants one of its own for each file. */
const apart = ['{test,bench,bin}/**/*.test.ts', 'src/{app/postgres,sources/git}/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/run.ts'],
    // Two cores are what a small machine and a CI runner have; the database wants some of them too.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...each('apart'), include: apart } },
      // To start a process and to load Cairn into it takes longer than most of these files.
      {
        extends: true,
        test: {
          ...each('together'),
          include: ['src/**/*.test.ts'],
          exclude: apart,
          isolate: false,
        },
      },
    ],
  },
})

function each(name: string) {
  return {
    name,
    // Of the run, and not of each of its halves.
    globalSetup: [],
    setupFiles: ['test/dice.ts'],
    pool: 'forks' as const,
    // What one file says to its surroundings ends with it.
    unstubEnvs: true,
    unstubGlobals: true,
    // A server that starts, on a machine that does other things as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  }
}
