/** Several short sentences, one to a line. Empty lines stay while one types, and are left out when it is sent. */
import { Textarea } from '@mantine/core'
import { ToneHints } from '#web/records/tone-hints.tsx'

interface LinesFieldProps {
  label: string
  lines: readonly string[]
  onChange: (lines: string[]) => void
}

export function LinesField({ label, lines, onChange }: LinesFieldProps) {
  const text = lines.join('\n')
  return (
    <div>
      <Textarea
        label={label}
        description="One to a line."
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value
          onChange(typed === '' ? [] : typed.split('\n'))
        }}
        autosize
        minRows={2}
      />
      <ToneHints text={text} />
    </div>
  )
}
