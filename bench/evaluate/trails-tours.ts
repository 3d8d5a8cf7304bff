/** The steps of the tours that a history holds, read as CodeTour writes them: those that name a line. */
import { z } from 'zod'
import { stoodAt } from '#app/code/stood-at.ts'
import type { Stop } from '#app/code/follow.ts'
import { gitText, filesAt } from './trails-files.ts'

const Place = z.object({ line: z.number() })
const Step = z.looseObject({
  file: z.string().optional(),
  line: z.number().optional(),
  selection: z.object({ start: Place, end: Place }).optional(),
})
const Tour = z.looseObject({ steps: z.array(Step) })

interface Marked {
  mark: string
  path: string
  line: number
}

/** The steps of all tours at a commit, each at the commit that wrote its line. */
export async function tourStops(gitDir: string, head: string): Promise<Stop[]> {
  const paths = filesAt(gitDir, head).filter((path) => path.endsWith('.tour'))
  const stops: Stop[] = []
  for (const path of paths) {
    const text = gitText(gitDir, ['cat-file', 'blob', `${head}:${path}`])
    const marksIn = (version: string) => stepsIn(version)?.map(({ mark }) => mark) ?? null
    const written = await stoodAt({ gitDir, head }, { path, marksIn })
    for (const { mark, path: file, line } of stepsIn(text) ?? []) {
      const commit = written.get(mark)
      if (commit !== undefined) stops.push({ path: file, from: line, to: line, commit })
    }
  }
  return stops
}

/** null where it is no tour. */
function stepsIn(text: string): Marked[] | null {
  try {
    return Tour.parse(JSON.parse(text)).steps.flatMap(({ file, line, selection }) => {
      if (file === undefined || line === undefined) return []
      const range = selection === undefined ? '' : `${selection.start.line}-${selection.end.line}`
      const path = file.replaceAll('\\', '/').replace(/^\.?\//, '')
      return [{ mark: `${path}\0${line}\0${range}`, path, line }]
    })
  } catch {
    return null
  }
}
