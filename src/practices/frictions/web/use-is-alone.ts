/** Whether one is alone here: on one machine nobody else can have it, too. */
import { useAnswer } from '#web/api/hooks.ts'

export function useIsAlone(): boolean {
  const members = useAnswer('members.list', { limit: 2 })
  return (members.data?.items.length ?? 0) < 2
}
