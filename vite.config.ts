/** Builds the web app into dist/web, where the server finds it. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './bin/compress.ts'
import { pagePaths } from './bin/page-paths.ts'

export default defineConfig({
  root: 'src/web/app',
  plugins: [react(), compressed(), pagePaths()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // These know light-dark(), which follows the scheme that is chosen on the page.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Whatever is inlined would need a policy that lets it run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
