/** What is private to its reader, as a file of their own: made here, and sent nowhere. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Problem } from '#web/api/ask.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { save } from './export.ts'

interface TakeAlongProps {
  label: string
  /** The name of the file. */
  as: string
  read: () => Promise<{ markdown: string }>
}

export function TakeAlong({ label, as, read }: TakeAlongProps) {
  const take = useMutation<void, Problem>({
    mutationFn: async () => save(as, 'text/markdown', (await read()).markdown),
  })
  return (
    <>
      {take.isError && <ProblemNotice problem={take.error} />}
      <Button size="compact-sm" variant="subtle" onClick={() => take.mutate()}>
        {label}
      </Button>
    </>
  )
}
