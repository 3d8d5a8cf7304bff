/** A file or a folder of a repository, as people name one: `app:src/billing`, or `app` for all of it. */
import { z } from 'zod'
import { sentence } from './sentence.ts'

/** As evidence.repositories names it. */
export const RepositoryName = sentence(500, 'a repository has a name')

const Path = z
  .string()
  .max(1000)
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), {
    message: 'a path inside the repository, such as src/billing',
  })
  .refine((path) => !/[\n\r]/.test(path), 'a path is one line')
  .transform((path) =>
    path
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/'),
  )

/** The path is '' for the whole repository. */
export const CodePlace = z.object({ repository: z.string(), path: z.string() })
export type CodePlace = z.output<typeof CodePlace>

const GivenPlace = z.strictObject({ repository: RepositoryName, path: Path })

/** Both as one text. */
const CodePlaceText = z
  .string()
  .trim()
  .min(1)
  .transform((text) => {
    const colon = text.indexOf(':')
    return colon < 0
      ? { repository: text, path: '' }
      : { repository: text.slice(0, colon), path: text.slice(colon + 1) }
  })
  .pipe(GivenPlace)

export const codePlaces = z
  .array(z.union([CodePlaceText, GivenPlace]))
  .max(20)
  .describe('The code it is about, such as app:src/billing: files or folders.')

export function placeInWords({ repository, path }: CodePlace): string {
  return path === '' ? repository : `${repository}:${path}`
}
