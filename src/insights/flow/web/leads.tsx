/** A number that leads to what it counts; of none there is nothing to list. */
import type { ReactNode } from 'react'
import { count } from '#std/words.ts'
import { Link } from '#web/ui/link.tsx'

interface LeadsProps {
  n: number
  to: string
  /** As links in a column are: without a line below. */
  isInTable?: boolean
  /** Without words of its own the number stands alone. */
  children?: ReactNode
}

export function Leads({ n, to, isInTable = false, children = count(n) }: LeadsProps) {
  if (n === 0) return children
  return (
    <Link to={to} inherit {...(isInTable ? {} : { underline: 'always' })}>
      {children}
    </Link>
  )
}

/** Of how many it cannot be told; it leads to these. */
export function Unknown({ n, to }: { n: number; to: string }) {
  if (n === 0) return null
  return (
    <>
      <Leads n={n} to={to}>
        Of {count(n)} it is not known
      </Leads>
      .
    </>
  )
}
