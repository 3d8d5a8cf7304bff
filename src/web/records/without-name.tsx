/** Whether one's name is left away, and what that means. */
import { Checkbox } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'

interface WithoutNameProps {
  checked: boolean
  set: (checked: boolean) => void
}

/** As the server has it; among fewer it would only be refused. */
const unnamedAmong = 5

export function WithoutName({ checked, set }: WithoutNameProps) {
  const members = useAnswer('members.list', { limit: unnamedAmong })
  const among = members.data?.items.length ?? 0
  // Alone, nobody is there to be hidden from.
  if (among < 2) return null
  return (
    <Checkbox
      label="Without my name"
      description={
        among < unnamedAmong
          ? 'From five members on: among fewer, a name left away hides nobody.'
          : 'It appears within a day, at an hour drawn by lot. A picture that you added would show whose it is: leave it out.'
      }
      disabled={among < unnamedAmong}
      checked={checked}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  )
}
