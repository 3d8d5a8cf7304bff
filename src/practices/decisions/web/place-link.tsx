/** Code that a decision names, and the way to what is known of it: its page for a file, the map below it for a folder. */
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import type { CodePlace } from '../code-place.ts'

export function PlaceLink({ place: { repository, path } }: { place: CodePlace }) {
  const isFile = path.split('/').at(-1)?.includes('.') === true
  const to = isFile
    ? address('/evidence/file', { in: repository, path })
    : address('/evidence/hotspots', { in: repository, below: path === '' ? undefined : path })
  return (
    <Link to={to}>
      <code>{placeText({ repository, path })}</code>
    </Link>
  )
}

/** As it is written and read. */
export function placeText({ repository, path }: CodePlace): string {
  return path === '' ? repository : `${repository}:${path}`
}
