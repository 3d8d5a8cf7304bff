/** A goal, or all of growth, as a file of one's own: made here, and sent nowhere. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ask, Problem } from '#web/api/ask.ts'
import { save } from '#web/evidence/export.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'

/** Without a goal, all that is kept of oneself. */
export function TakeAlong({ goal, label }: { goal?: string; label: string }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const take = async () => {
    try {
      const { markdown } = await ask('growth.export', goal === undefined ? {} : { id: goal })
      save(goal === undefined ? 'growth.md' : 'goal.md', 'text/markdown', markdown)
      setProblem(null)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    }
  }
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <Button size="compact-sm" variant="subtle" onClick={() => void take()}>
        {label}
      </Button>
    </>
  )
}
