/** Another decision by its title, which is asked for. */
import { useAnswer } from '#web/api/hooks.ts'
import { Link } from '#web/ui/link.tsx'

export function DecisionLink({ id }: { id: string }) {
  const { data } = useAnswer('decisions.get', { id })
  if (data === undefined) return null
  return <Link to={`/decisions/${data.number}`}>{data.title}</Link>
}
