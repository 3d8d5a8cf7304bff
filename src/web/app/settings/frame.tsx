/** What every page of the settings has: the way to the others, and a word to whoever may not be here. */
import type { ReactNode } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page } from '#web/ui/page.tsx'
import { places, shownPlaces, type Place, type PlaceLabel } from './places.ts'
import classes from './settings.module.css'

interface FrameProps {
  at: PlaceLabel
  lead?: ReactNode
  children: ReactNode
}

export function Frame({ at, lead, children }: FrameProps) {
  const all: readonly Place[] = places
  const isForOwners = all.some(({ label, isForOwners: is }) => label === at && is === true)
  return (
    <>
      <nav aria-label="Settings" className={classes['places']}>
        {shownPlaces.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            underline="never"
            className={classes['place'] ?? ''}
            aria-current={label === at ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Page title={at} lead={lead}>
        {isForOwners ? <ForOwners>{children}</ForOwners> : children}
      </Page>
    </>
  )
}

function ForOwners({ children }: { children: ReactNode }) {
  const isOwner = useOwner()
  if (isOwner === undefined) return null
  if (isOwner) return children
  return (
    <Empty says="This is for owners of the workspace.">
      Members lists who they are; ask one of them for what you need.
    </Empty>
  )
}

/** Undefined until it is known. Whoever works alone owns the workspace. */
export function useOwner(): boolean | undefined {
  const me = useAnswer('members.me', {})
  return me.data === undefined ? undefined : me.data.role === 'owner'
}
