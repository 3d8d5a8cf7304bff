/** What the pages of the flow ask about: the repository and the span that were chosen. */
import { useScope, type Scope } from '#web/ui/scope.tsx'

export interface FlowWhere {
  repository: string
  window: string
  /** Where only what belongs to one component is asked for. */
  component?: string
}

/** Of several repositories it begins with the one that was looked at last, or of which a forge told most. */
export function useFlowScope(): Scope {
  return useScope('12m', 'most changes')
}

export function asked({ where }: Scope): FlowWhere | null {
  return where && { repository: where.repository, window: where.window ?? '12m' }
}
