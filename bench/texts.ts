/**
 * How long a text takes to become HTML, as the server makes it: `npx node bench/texts.ts`. Each run renders a text that nobody asked for
 * before; `kept` is one that somebody did.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTexts } from '#app/texts/texts.ts'

const root = join(import.meta.dirname, '..')
const prose = readFileSync(join(root, 'docs/decisions/0015-records-have-one-core.md'), 'utf8')
const code = readFileSync(join(root, 'src/sources/git/git.ts'), 'utf8')
const block = (chars: number) => `\n\`\`\`ts\n${code.slice(0, chars)}\n\`\`\`\n`
const runs = 21

const texts = makeTexts()
const began = performance.now()
await texts.render('The first.')
console.log(`the first text, with its thread: ${(performance.now() - began).toFixed(0)} ms`)
for (const [what, text] of [
  ['2 KB of prose', prose.slice(0, 2_000)],
  ['2 KB, 800 letters of it code', `${prose.slice(0, 1_200)}${block(800)}`],
  ['64 KB of prose', prose.repeat(20).slice(0, 65_000)],
  ['64 KB of code', block(5_900).repeat(11)],
  ['64 KB of [', '['.repeat(65_536)],
  ['64 KB of table', '|-|\n'.repeat(16_384)],
] as const) {
  const took: number[] = []
  for (let turn = 0; turn < runs; turn++) took.push(await msFor(`${text}${' '.repeat(turn)}`))
  const kept = await msFor(`${text}${' '.repeat(runs - 1)}`)
  console.log(
    `${what.padEnd(30)}${median(took).toFixed(1).padStart(8)} ms, at first ${(took[0] ?? 0).toFixed(0).padStart(5)} ms, kept ${kept.toFixed(2)} ms`,
  )
}
await texts.close()

async function msFor(text: string): Promise<number> {
  const start = performance.now()
  await texts.render(text)
  return performance.now() - start
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
}
