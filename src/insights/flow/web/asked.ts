/** What the pages of the flow ask about: the repository and the span that were chosen. */
import type { Scope } from '#web/ui/scope.tsx'

export interface FlowWhere {
  repository: string
  window: string
  /** Where only what belongs to one component is asked for. */
  component?: string
}

export function asked({ where }: Scope): FlowWhere | null {
  return where && { repository: where.repository, window: where.window ?? '12m' }
}
