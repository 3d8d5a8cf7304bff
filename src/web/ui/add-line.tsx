/** One line of text that joins a list: empty again once it is there. */
import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { InlineForm } from './inline-form.tsx'

interface AddLineProps {
  label: string
  description?: string
  act: { isPending: boolean; error: Problem | null }
  /** `done` empties the field. */
  onAdd: (text: string, done: () => void) => void
  /** Pixels. */
  widthMax?: number
  /** Beside the text. */
  children?: ReactNode
}

export function AddLine({
  label,
  description,
  act,
  onAdd,
  widthMax = 520,
  children,
}: AddLineProps) {
  const [text, setText] = useState('')
  return (
    <InlineForm
      label="Add"
      act={act}
      isReady={text.trim() !== ''}
      onSend={() => onAdd(text, () => setText(''))}
    >
      <TextInput
        {...{ label, description }}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.currentTarget.value)}
        flex={1}
        miw={200}
        maw={widthMax}
      />
      {children}
    </InlineForm>
  )
}
