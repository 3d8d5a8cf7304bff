/** JSON with topics, levels and criteria, as MyUNiDAYS keeps its competencies. */
import { z } from 'zod'
import { readPlaced } from '../placed.ts'
import { type Framework, plain } from './framework.ts'

const Words = z.string().trim().min(1)
const Competencies = z.object({
  title: Words,
  path: Words.optional(),
  summary: z.string().trim().optional(),
  topics: z.array(
    z.object({
      title: Words,
      path: Words,
      summary: z.string().trim().optional(),
      levels: z.array(
        z.object({
          title: Words,
          path: Words,
          summary: z.string().trim().optional(),
          criteria: z.array(Words).default([]),
        }),
      ),
    }),
  ),
})

export function readUnidays(text: string, file: string): Framework {
  const { title, path, summary, topics } = readPlaced({ text, file }, Competencies).value
  return {
    framework: {
      ...{ id: path ?? 'framework', title, version: null, licence: null },
      summary: orNull(summary),
    },
    topics: topics.map((topic) => ({
      ...{ id: topic.path, title: topic.title, summary: orNull(topic.summary) },
      levels: topic.levels.map((level) => ({
        ...{ id: level.path, title: level.title, summary: orNull(level.summary) },
        criteria: level.criteria.map((said, at) =>
          plain(`${topic.path}/${level.path}/${at + 1}`, said),
        ),
      })),
    })),
  }
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}
