/** What a guide begins with: a trace that is pasted, or the name of a file or a function. */
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'

interface GuideFormProps {
  /** A file or a function, as the address has it. */
  at: string
  /** As it was begun with, where it was. */
  trace: string
  onBegin: (wish: { at: string; trace: string }) => void
}

/** As much as is taken. */
const traceMax = 4_000_000

export function GuideForm({ at: first, trace: pasted, onBegin }: GuideFormProps) {
  const [at, setAt] = useState(first)
  const [trace, setTrace] = useState(pasted)
  const wish = { at: at.trim(), trace: trace.trim() === '' ? '' : trace.slice(0, traceMax) }
  const isEmpty = wish.at === '' && wish.trace === ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onBegin(wish)
      }}
    >
      <Stack gap="sm" maw="44rem" mb="lg">
        <Textarea
          label="A stack trace, or the output of failing tests"
          description="Of Node, Python, Java, Go, Rust, .NET, Ruby or PHP. It is read and not kept."
          value={trace}
          onChange={(event) => setTrace(event.currentTarget.value)}
          autosize
          minRows={3}
          maxRows={14}
          spellCheck={false}
        />
        <Group gap="sm" align="flex-end">
          <TextInput
            label="A file, or a function"
            description="With a trace or without."
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
            maxLength={4096}
            flex={1}
            miw={220}
          />
          <Button type="submit" disabled={isEmpty}>
            Begin
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
