/** Several of a kind, one in a line. */
import { Textarea, type TextareaProps } from '@mantine/core'

type Shown = 'label' | 'description' | 'error' | 'minRows' | 'maxRows'

interface LinesProps extends Pick<TextareaProps, Shown> {
  value: string
  change: (value: string) => void
}

export function Lines({ change, minRows = 2, maxRows = 12, ...rest }: LinesProps) {
  return (
    <Textarea
      {...{ ...rest, minRows, maxRows }}
      onChange={(event) => change(event.currentTarget.value)}
      autosize
    />
  )
}
