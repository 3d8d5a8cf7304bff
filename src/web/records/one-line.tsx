/** One line of words that others will read, with what the tone coach would say to its writer. */
import { TextInput, type TextInputProps } from '@mantine/core'
import { ToneHints } from './tone-hints.tsx'

interface OneLineProps extends Pick<
  TextInputProps,
  'label' | 'description' | 'maxLength' | 'required'
> {
  value: string
  onChange: (value: string) => void
}

export function OneLine({ value, onChange, ...rest }: OneLineProps) {
  return (
    <div>
      <TextInput
        {...rest}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <ToneHints text={value} />
    </div>
  )
}
