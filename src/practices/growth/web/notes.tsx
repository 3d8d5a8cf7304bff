/** What one sees when one looks at a goal again, with the day. */
import { Box, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { Card } from '#web/ui/card.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Section } from '#web/ui/page.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Goal } from '../schema.ts'
import classes from '#web/ui/ticked.module.css'

export function Notes({ goal: { id, notes } }: { goal: Goal }) {
  const [note, setNote] = useState('')
  const add = useAct('growth.change', () => setNote(''))
  return (
    <Section title="Notes">
      <InlineForm
        label="Note it"
        act={add}
        isReady={note.trim() !== ''}
        onSend={() => add.mutate({ id, note })}
      >
        <Textarea
          label="How is it going?"
          autosize
          minRows={2}
          maxLength={5000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          flex={1}
          miw={200}
          maw={520}
        />
      </InlineForm>
      {notes.length > 0 && (
        <Box mt="md">
          <NoteList notes={notes} />
        </Box>
      )}
    </Section>
  )
}

/** The newest first. */
export function NoteList({ notes }: { notes: Goal['notes'] }) {
  return (
    <ul className={classes['plain']}>
      {notes
        .map((note, place) => ({ ...note, key: `${place} ${note.day}` }))
        .toReversed()
        .map(({ day, text, key }) => (
          <Card as="li" key={key}>
            <Text size="sm" c="dimmed">
              <Day day={day} />
            </Text>
            <Markdown text={text} />
          </Card>
        ))}
    </ul>
  )
}
