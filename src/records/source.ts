/** Where something was found out, as texts that come with Cairn name it; as an answer tells it, and as a file has it. */
import { z } from 'zod'

/** Either where it stands on the web, or how it is found elsewhere, is told. */
export const Source = z.object({
  title: z.string().min(1),
  by: z.string().min(1),
  year: z.int().min(1900),
  url: z.url({ protocol: /^https$/ }).nullable(),
  citation: z.string().nullable(),
  /** What it found, and how far that carries. */
  says: z.string().min(1),
})
type Source = z.output<typeof Source>

/** A page that is kept up to date has no year. */
export const KeptSource = Source.extend({ year: Source.shape.year.nullable() })
export type KeptSource = z.output<typeof KeptSource>

const { title, by, year, url, citation, says } = Source.shape

/** In a file, what is not told is left out. */
const inFile = {
  ...{ title, by, year, says },
  ...{ url: url.unwrap().optional(), citation: citation.unwrap().optional() },
}

export const SourceInFile = z.strictObject(inFile).transform((source): Source => told(source))

export const KeptSourceInFile = z
  .strictObject({ ...inFile, year: year.optional() })
  .transform((source): KeptSource => ({ ...told(source), year: source.year ?? null }))

function told<Given extends { url?: string | undefined; citation?: string | undefined }>(
  source: Given,
) {
  return { ...source, url: source.url ?? null, citation: source.citation ?? null }
}
