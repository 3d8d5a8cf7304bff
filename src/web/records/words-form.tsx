/** A text of its own, such as a comment, and what sends it. */
import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DraftKept } from './draft-kept.tsx'
import type { Draft } from './use-draft.ts'
import { WordsEditor } from './words-editor.tsx'

interface WordsFormProps {
  label: string
  /** What the button says. */
  send: string
  draft: Draft<{ body: string }>
  act: { isPending: boolean; error: Problem | null }
  onSend: (words: string) => void
  close?: (() => void) | undefined
  /** What else is chosen before it is sent. */
  children?: ReactNode
}

export function WordsForm({ label, send, draft, act, onSend, close, children }: WordsFormProps) {
  const { body } = draft.words
  const sendIt = () => {
    if (body.trim() !== '') onSend(body)
  }
  return (
    <Stack gap="xs" mt="md">
      {act.error !== null && <ProblemNotice problem={act.error} />}
      <WordsEditor
        label={label}
        minRows={3}
        value={body}
        onChange={(words) => draft.set({ body: words })}
        onSend={sendIt}
      />
      {children}
      <DraftKept draft={draft} />
      <Group gap="xs">
        <Button onClick={sendIt} loading={act.isPending} disabled={body.trim() === ''}>
          {send}
        </Button>
        {close !== undefined && (
          <Button variant="default" onClick={close}>
            Not now
          </Button>
        )}
      </Group>
    </Stack>
  )
}
