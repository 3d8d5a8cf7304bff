/** A tip by its title, as a link to its page. */
import { Link } from '#web/ui/link.tsx'

interface TipLinkProps {
  /** As tips.get takes it: `bisect-run`, or `tip#3` of the team's own. */
  tip: { ref: string; title: string }
}

export function TipLink({ tip: { ref, title } }: TipLinkProps) {
  return (
    <Link to={`/tips/${ref.replace(/^tip#/, '')}`} underline="always">
      {title}
    </Link>
  )
}
