/** "This is wrong", beside what can be corrected, with what is asked then. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { DisputeDialog, type Way } from './dispute.tsx'

interface IsWrongProps {
  repository: string
  /** As the verb takes it: `request 12`. */
  subject: string
  /** As it is called here: `change #12`. */
  name: string
  /** What a reason may be. */
  such: string
  ways: readonly Way[]
}

export function IsWrong(of: IsWrongProps) {
  const [isDisputing, setIsDisputing] = useState(false)
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => setIsDisputing(true)}
        aria-label={`This is wrong: ${of.name.replace('#', '')}`}
      >
        This is wrong
      </Button>
      {isDisputing && <DisputeDialog {...of} close={() => setIsDisputing(false)} />}
    </>
  )
}
