/** Whether one's name is left away, and what that means. */
import { Checkbox } from '@mantine/core'

export interface WithoutNameProps {
  checked: boolean
  set: (checked: boolean) => void
}

export function WithoutName({ checked, set }: WithoutNameProps) {
  return (
    <Checkbox
      label="Without my name"
      description="It appears within a day, at an hour drawn by lot. Where fewer than five could have written it, that hides nobody, and it is refused. A picture that you added would show whose it is: leave it out."
      checked={checked}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  )
}
