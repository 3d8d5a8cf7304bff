/** What is read, followed closely while something is being read: new evidence is asked for as soon as it is there. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useAnswer } from '#web/api/hooks.ts'

const closelyMs = 700

export function useRepositories() {
  const client = useQueryClient()
  const list = useAnswer('repositories.list', {}, { everyMs: isBusy })
  const read = (list.data?.items ?? []).filter(({ state }) => state === 'read').length
  const before = useRef(read)
  useEffect(() => {
    if (read > before.current)
      void client.invalidateQueries({
        predicate: ({ queryKey: [of] }) => typeof of === 'string' && of.startsWith('evidence.'),
      })
    before.current = read
  }, [client, read])
  return list
}

function isBusy(answer: { items: readonly { state: string }[] } | undefined): number | false {
  const isReading = answer?.items.some(({ state }) => state === 'waiting' || state === 'reading')
  return isReading ? closelyMs : false
}
