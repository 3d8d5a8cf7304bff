/** `cairn decisions brief`: as Markdown, as a page that stands on its own, or printed as PDF. */
import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { briefPage } from '#app/decisions/brief-page.ts'
import { BriefShape } from '#app/decisions/brief-shape.ts'
import { CairnError } from '#std/errors.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { printed } from './print.ts'

const Flags = z.object({ html: z.literal(true).optional(), output: z.string().optional() })

export async function showBrief({ env }: Io, answer: unknown, given: unknown): Promise<string> {
  const { html, output } = Flags.parse(given)
  const brief = BriefShape.parse(answer)
  const ends = (pattern: RegExp) => output !== undefined && pattern.test(output)
  const text = ends(/\.pdf$/i)
    ? await printed(briefPage(brief), env)
    : (html ?? ends(/\.html?$/i))
      ? briefPage(brief)
      : quiet(brief.markdown)
  if (output === undefined) return text.toString()
  await writeFile(output, text).catch((error: NodeJS.ErrnoException) => {
    throw new CairnError(
      'invalid',
      'decisions.brief.not_written',
      `The brief could not be written: ${error.code ?? error.name}.`,
      { hint: 'Name a file in a folder that is there and may be written to.', cause: error },
    )
  })
  return ''
}

/** What could steer a terminal is shown as a sign; lines and tabs mean something in Markdown. */
function quiet(markdown: string): string {
  return markdown.replace(/[^\n\t]+/g, (text) => inert(text))
}
