/** Markdown files with a framework as their front matter, as Monzo writes them: topics, and in each of them levels by number. */
import { z } from 'zod'
import { readPlaced } from '../placed.ts'
import { type Framework, plain } from './framework.ts'

const Words = z.string().trim().min(1)
const MonzoFile = z.object({
  path: Words,
  title: Words,
  topics: z.array(
    z.object({
      name: Words,
      title: Words.nullish(),
      content: z.array(
        z.object({
          level: z.int().min(0).max(100),
          criteria: z.array(Words).nullish(),
          exampleCriteria: z
            .array(z.object({ criteria: Words, examples: z.array(Words).nullish() }))
            .nullish(),
        }),
      ),
    }),
  ),
})

/** What stands between the marks, and on which line it begins; null where there is none, or no topics in it. */
export function monzoFront(text: string): { text: string; begins: number } | null {
  const front = /^\uFEFF?---\r?\n([^]*?)\r?\n---\s*(?:\r?\n|$)/.exec(text)?.[1]
  return front !== undefined && /^topics:/m.test(front) ? { text: front, begins: 2 } : null
}

export function readMonzo(front: { text: string; begins: number }, file: string): Framework {
  const { path, title, topics } = readPlaced({ ...front, file }, MonzoFile).value
  const id = path.replace(/^\/+/, '') || 'framework'
  return {
    framework: { id, title, version: null, licence: null, summary: null },
    topics: topics.map((topic) => ({
      ...{ id: topic.name, title: topic.title ?? capital(topic.name), summary: null },
      levels: topic.content.map(({ level, criteria, exampleCriteria }) => ({
        ...{ id: String(level), title: `Level ${level}`, summary: null },
        criteria: [
          ...(criteria ?? []).map((text) => ({ text, examples: [] })),
          ...(exampleCriteria ?? []).map(({ criteria: text, examples }) => ({
            text,
            examples: examples ?? [],
          })),
        ].map(({ text, examples }, at) =>
          plain(`${topic.name}/${level}/${at + 1}`, text, examples),
        ),
      })),
    })),
  }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
}
