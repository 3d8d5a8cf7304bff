/** The words of a trail or of one of its stops: what they point at is a link, and what they would have an editor run is text. */
import { useAnswer } from '#web/api/hooks.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { address } from '#web/ui/address.ts'
import type { Trail } from '../schema.ts'
import { toursNamed, withTourLinks } from '../rules-links.ts'
import { asText } from './as-text.ts'

export function StopWords({ trail, text }: { trail: Trail; text: string }) {
  const { id, number, stops } = trail
  const others = useAnswer('trails.linked', toursNamed(text).length === 0 ? null : { id })
  const repository = stops.flatMap(({ target }) =>
    target.is === 'code' || target.is === 'directory' ? target.repository : [],
  )[0]
  const linked = withTourLinks(asText(text), {
    own: { number, stops: stops.map((stop) => stop.id) },
    others: others.data?.items ?? [],
    walk: (of, stop) => address(`/trails/${of}/walk`, stop === undefined ? {} : { stop }),
    file:
      repository === undefined
        ? undefined
        : (path) => address('/evidence/file', { in: repository, path }),
  })
  return <Markdown text={linked} />
}
