/** A page of evidence: what it is about can be chosen above it, and where no history was read yet, it says so. */
import { useEffect, type ReactNode } from 'react'
import { Page } from '#web/ui/page.tsx'
import { rememberRepository, type Scope } from '#web/ui/scope.tsx'
import { NoHistory } from './no-history.tsx'
import { ScopeBar } from './scope-bar.tsx'

interface EvidencePageProps {
  title: string
  lead: string
  scope: Scope
  hasWindow?: boolean
  /** Why its span is another than that of the other pages. */
  spanWhy?: string | undefined
  /** What else can be chosen. */
  choices?: ReactNode
  /** False where git is not what it comes from; then `empty` says what is missing. */
  isOfHistory?: boolean
  empty?: ReactNode
  children: ReactNode
}

export function EvidencePage({
  title,
  lead,
  scope,
  hasWindow = true,
  spanWhy,
  choices,
  isOfHistory = true,
  empty = <NoHistory />,
  children,
}: EvidencePageProps) {
  const shown = scope.where?.repository
  // What was looked at, chosen or not, is where the next page begins.
  useEffect(() => {
    if (shown !== undefined && scope.repositories.includes(shown)) rememberRepository(shown)
  }, [shown, scope.repositories])
  return (
    <Page title={title} lead={lead}>
      <ScopeBar scope={scope} hasWindow={hasWindow} spanWhy={spanWhy} isOfHistory={isOfHistory} />
      {choices}
      {scope.isEmpty ? empty : children}
    </Page>
  )
}
