/** Notes of the days on which two talked, the newest first; today's are written on the page. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Meeting, OneToOne } from '../schema.ts'
import { Items } from './agenda.tsx'

export function Meetings({ one }: { one: OneToOne }) {
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  // What one is writing stays where it is, also when the other kept notes of today meanwhile.
  const [isWriting, setIsWriting] = useState(false)
  const { meetings, state } = one
  const ofToday = meetings.find(({ heldOn }) => heldOn === today)
  const isTodayOpen = state !== 'ended' && (ofToday === undefined || isWriting)
  return (
    <Section title="Notes">
      <Stack maw="46rem">
        {isTodayOpen && (
          <Write
            one={one}
            day={today}
            meeting={null}
            onBegin={() => setIsWriting(true)}
            done={() => setIsWriting(false)}
          />
        )}
        {meetings.length === 0 && state === 'ended' && <Text c="dimmed">There are none.</Text>}
        {meetings.map((meeting) => (
          <One
            one={one}
            meeting={meeting}
            mayWrite={state !== 'ended' && !(isTodayOpen && meeting === ofToday)}
            key={meeting.id}
          />
        ))}
      </Stack>
    </Section>
  )
}

interface OneProps {
  one: OneToOne
  meeting: Meeting
  mayWrite: boolean
}

function One({ one, meeting, mayWrite }: OneProps) {
  const [isWriting, setIsWriting] = useState(false)
  const { heldOn, notes, done } = meeting
  return (
    <Card as="article">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>
          <Day day={heldOn} />
        </Text>
        {!isWriting && mayWrite && (
          <Button size="compact-sm" variant="subtle" onClick={() => setIsWriting(true)}>
            Write on
          </Button>
        )}
      </Group>
      {isWriting ? (
        <Write one={one} day={heldOn} meeting={meeting} done={() => setIsWriting(false)} />
      ) : (
        notes.trim() !== '' && <Markdown text={notes} />
      )}
      {done.length > 0 && <Items one={one} items={done} />}
    </Card>
  )
}

interface WriteProps {
  one: OneToOne
  day: string
  /** Null where there are no notes of that day yet. */
  meeting: Meeting | null
  /** Told when somebody begins to write. */
  onBegin?: () => void
  done: () => void
}

function Write({ one: { id, with: other }, day, meeting, onBegin, done }: WriteProps) {
  const began = { notes: meeting?.notes ?? '' }
  const draft = useDraft(`one-to-one.${id}.${day}`, began, {
    ...{ staysHere: true },
    basedOn: meeting?.version ?? null,
  })
  const write = useAct('one-to-one.note', () => {
    draft.drop()
    done()
  })
  const { notes } = draft.words
  const theirs = write.error === null ? null : currentIn(write.error.details)
  const send = (version: number | null) =>
    write.mutate({ id, on: day, notes, ...(version === null ? {} : { version }) })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send(draft.basedOn)
      }}
    >
      <Stack gap="xs" maw="46rem">
        {write.error !== null && theirs === null && <ProblemNotice problem={write.error} />}
        {theirs !== null && (
          <Notice title={`${other.name} wrote meanwhile:`} isUrgent>
            <Markdown text={theirs.notes} />
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  draft.set({ notes: `${theirs.notes}\n\n${notes}` })
                  draft.rebase(theirs.version)
                  write.reset()
                }}
              >
                Put mine below theirs
              </Button>
            </Group>
          </Notice>
        )}
        <Textarea
          label={meeting === null ? 'Notes of today' : 'Notes'}
          description="Both of you write and read them. Markdown."
          autosize
          minRows={3}
          maxRows={30}
          value={notes}
          onChange={(event) => {
            draft.set({ notes: event.currentTarget.value })
            onBegin?.()
          }}
        />
        <Group gap="xs">
          <Button
            type="submit"
            variant="default"
            loading={write.isPending}
            disabled={notes.trim() === '' || theirs !== null}
          >
            Keep them
          </Button>
          {meeting !== null && (
            <Button
              variant="subtle"
              onClick={() => {
                draft.drop()
                done()
              }}
            >
              Not now
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** What the other wrote, where that is why one's own were not taken. */
function currentIn({ current }: Readonly<Record<string, unknown>>): {
  notes: string
  version: number
} | null {
  if (typeof current !== 'object' || current === null) return null
  const { notes, version }: { notes?: unknown; version?: unknown } = current
  return typeof notes === 'string' && typeof version === 'number' ? { notes, version } : null
}
