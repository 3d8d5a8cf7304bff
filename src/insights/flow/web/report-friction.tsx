/** Says that a part of the flow gets in the way: what it costs is then measured by it. */
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { useFlowScope } from './asked.ts'

interface ReportFrictionProps {
  /** As frictions take it: `queue linux`. */
  part: string
  area?: string
}

export function ReportFriction({ part, area }: ReportFrictionProps) {
  const { where } = useFlowScope()
  if (where === null) return null
  const to = address('/frictions/new', { flow: part, of: where.repository, area })
  return (
    <Link to={to} size="xs" aria-label={`Report a friction about the ${part}`}>
      Report a friction
    </Link>
  )
}
