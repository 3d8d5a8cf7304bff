/** What a verb takes as base64, the command line takes as the name of a file. */
import { constants, open } from 'node:fs/promises'
import { z } from 'zod'
import { CairnError, messageOf } from '#std/errors.ts'

const Schema = z.looseObject({
  properties: z.record(
    z.string(),
    z.looseObject({ contentEncoding: z.string().optional(), maxLength: z.number().optional() }),
  ),
})

export async function withFiles(
  input: z.ZodObject,
  given: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  const { properties } = Schema.parse(schema)
  const all = { ...given }
  for (const [key, { contentEncoding, maxLength = Infinity }] of Object.entries(properties)) {
    const path = given[key]
    if (contentEncoding !== 'base64' || typeof path !== 'string') continue
    const bytes = await bytesOf(path, (maxLength / 4) * 3)
    all[key] = bytes.toString('base64')
  }
  return all
}

/** Opened once, so that what is measured is what is read; and without waiting for whoever may write into a pipe. */
export async function bytesOf(
  path: string,
  bytesMax: number,
  act: 'sent' | 'read' = 'sent',
): Promise<Buffer> {
  const refused = (reason: string) =>
    new CairnError('invalid', 'cli.file', `${path} cannot be ${act}: ${reason}.`)
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: unknown) => {
      throw refused(isMissing(error) ? 'there is none' : messageOf(error))
    },
  )
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw refused('it is no file')
    if (stat.size > bytesMax)
      throw refused(`it has more than ${Math.floor(bytesMax / 2 ** 20)} MiB`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
