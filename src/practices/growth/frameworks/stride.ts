/**
 * JSON with themes of skills, as Stride publishes it: skills stand in the themes, or are named there and described in a list
 * beside. It has no levels of its own, so each theme has one, of all of its skills.
 */
import { z } from 'zod'
import { readPlaced } from '../placed.ts'
import { type Framework, plain } from './framework.ts'

const Words = z.string().trim().min(1)
const Skill = z.object({
  id: z.union([Words, z.int().transform(String)]).optional(),
  title: Words.optional(),
  name: Words.optional(),
  description: z.string().trim().optional(),
})
const Stride = z.object({
  version: z.union([Words, z.number().transform(String)]),
  author: z.string().optional(),
  company: Words,
  themes: z.array(
    z.object({
      title: Words,
      description: z.string().trim().optional(),
      skills: z.array(z.union([Words, z.int().transform(String), Skill])),
    }),
  ),
  skills: z
    .union([
      z.array(Skill),
      z
        .record(z.string(), Skill)
        .transform((skills) =>
          Object.entries(skills).map(([id, skill]) => ({ ...skill, id: skill.id ?? id })),
        ),
    ])
    .default([]),
})

export function readStride(text: string, file: string): Framework {
  const { version, company, themes, skills } = readPlaced({ text, file }, Stride).value
  const described = (named: string): z.output<typeof Skill> =>
    skills.find(({ id, title, name }) => [id, title, name].includes(named)) ?? { title: named }
  return {
    framework: { id: 'stride', title: company, version, licence: null, summary: null },
    topics: themes.map((theme) => ({
      ...{ id: theme.title, title: theme.title, summary: theme.description || null },
      levels: [
        {
          ...{ id: 'all', title: 'All levels', summary: null },
          criteria: theme.skills.map((given, at) => {
            const skill = typeof given === 'string' ? described(given) : given
            const title = skill.title ?? skill.name ?? skill.id ?? String(at + 1)
            const id = skill.id ?? `${theme.title}/${at + 1}`
            return { ...plain(id, title), note: skill.description || null }
          }),
        },
      ],
    })),
  }
}
