/** Where there is no evidence yet. */
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'

export function NoHistory() {
  return (
    <Empty says="No history has been read yet." acts={<Link to="/settings">Add a repository</Link>}>
      Evidence comes from your own git history. Most are read in less than a minute.
    </Empty>
  )
}
