/** Builds packages that commands load into one file each, in dist/packages, where bin/find-modules.ts finds them. */
import { defineConfig } from 'vite'
import { wholePackages } from './bin/whole-packages.ts'

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/packages',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: { input: Object.fromEntries(wholePackages.map((name) => [name, name])) },
  },
  // Without the condition "node", yaml gives modules with named exports.
  ssr: { noExternal: true, resolve: { conditions: ['module'] } },
})
