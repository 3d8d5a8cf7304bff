/** YAML with levels, themes and competencies that name both, as the Financial Times keeps a job family. */
import { z } from 'zod'
import { readPlaced } from '../placed.ts'
import type { Framework } from './framework.ts'

const Words = z.string().trim().min(1)
const Named = z.object({ id: Words, name: Words, summary: Words.optional() })
const JobFamily = z.object({
  name: Words,
  summary: Words.optional(),
  levels: z.array(Named),
  themes: z.array(Named),
  competencies: z.array(
    z.object({
      id: Words,
      level: Words,
      theme: Words,
      summary: Words,
      proficiency: Words.optional(),
      examples: z.array(Words).nullish(),
      supportingUrls: z
        .array(z.object({ label: Words, url: z.url({ protocol: /^https?$/ }) }))
        .nullish(),
    }),
  ),
})

/** A competency that names no level or theme of the file is told with its line: it would be lost. */
export function readFinancialTimes(text: string, file: string): Framework {
  const { value, wrong } = readPlaced({ text, file }, JobFamily)
  const { name, summary = null, levels, themes, competencies } = value
  for (const [at, { level, theme }] of competencies.entries()) {
    if (!levels.some(({ id }) => id === level))
      throw wrong(['competencies', at, 'level'], `is ${level}, and there is no such level`)
    if (!themes.some(({ id }) => id === theme))
      throw wrong(['competencies', at, 'theme'], `is ${theme}, and there is no such theme`)
  }
  return {
    framework: { id: asId(name), title: name, version: null, licence: null, summary },
    topics: themes.map((theme) => ({
      ...{ id: theme.id, title: theme.name, summary: theme.summary ?? null },
      levels: levels.flatMap((level) => {
        const own = competencies.filter(
          (each) => each.theme === theme.id && each.level === level.id,
        )
        const criteria = own.map(
          ({ id, summary: said, proficiency, examples, supportingUrls }) => ({
            ...{ id, text: said, note: proficiency ?? null },
            ...{ examples: examples ?? [], urls: supportingUrls ?? [] },
          }),
        )
        return criteria.length === 0
          ? []
          : [{ id: level.id, title: level.name, summary: level.summary ?? null, criteria }]
      }),
    })),
  }
}

function asId(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'framework'
  )
}
