/** Hears what others do, and has what they changed asked anew: an open page is never old for long. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const events = new EventSource('/api/v1/events')
    const again = (isOld: (name: string) => boolean) =>
      void client.invalidateQueries({
        predicate: ({ queryKey: [name] }) => typeof name === 'string' && isOld(name),
      })
    events.addEventListener('deed', () => again((name) => !name.startsWith('evidence.')))
    events.addEventListener('notices', () => again((name) => name.startsWith('notices.')))
    events.addEventListener('members', () => again(isOfMembers))
    events.addEventListener('scan', () => again((name) => name === 'repositories.list'))
    events.addEventListener('gap', () => again(() => true))
    return () => events.close()
  }, [client])
}

function isOfMembers(name: string): boolean {
  return /^(?:members|teams|invitations|audit)\./.test(name)
}
