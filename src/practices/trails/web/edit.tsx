/** A trail, written: its words, its stops, and their order. Where somebody changed it meanwhile, both are shown. */
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import type { Words } from '#web/records/merge.tsx'
import { RecordWords } from '#web/records/record-words.tsx'
import { useChange } from '#web/records/use-change.tsx'
import type { Trail } from '../schema.ts'
import type { Stop } from '../schema-stop.ts'
import { halfSaid, newStop, sentStop } from './stop-draft.ts'
import { StopEditor } from './stop-editor.tsx'

type Draft = Words & { stops: Stop[] }

export function Edit({ trail, done }: { trail: Trail; done: () => void }) {
  const { id, version, title, body, stops } = trail
  const change = useChange<Draft>(`trail.${id}`, { version, words: { title, body, stops } })
  const [open, setOpen] = useState<string | null>(
    stops.length === 1 ? (stops[0]?.id ?? null) : null,
  )
  const edit = useAct('trails.edit', () => {
    change.drop()
    done()
  })
  const { words } = change
  const half = halfSaid(words.stops)
  const set = (all: Stop[]) => change.set({ stops: all })
  const swap = (at: number, by: 1 | -1) => {
    const [one, other] = [words.stops[at], words.stops[at + by]]
    if (one !== undefined && other !== undefined)
      set(words.stops.with(at, other).with(at + by, one))
  }
  const add = () => {
    // Most walks stay where they are.
    const stop = newStop(words.stops.at(-1))
    set([...words.stops, stop])
    setOpen(stop.id)
  }
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={words.title.trim() !== '' && half === null}
      onSave={() =>
        edit.mutate({
          ...{ id, version: change.version, title: words.title, body: words.body },
          stops: words.stops.map(sentStop),
        })
      }
      back={done}
      merge={change.mergeOf(edit)}
    >
      <RecordWords
        words={words}
        onChange={change.set}
        title={{ label: 'The trail, in a line' }}
        body={{ label: 'Whom it is for, and what they will know at its end' }}
      />
      <Title order={2}>Stops</Title>
      <Stack gap="sm">
        {words.stops.map((stop, at) => (
          <StopEditor
            key={stop.id}
            stop={stop}
            step={at + 1}
            isOpen={open === stop.id}
            toggle={() => setOpen(open === stop.id ? null : stop.id)}
            onChange={(changed) => set(words.stops.with(at, { ...stop, ...changed }))}
            up={at === 0 ? undefined : () => swap(at, -1)}
            down={at + 1 === words.stops.length ? undefined : () => swap(at, 1)}
            remove={() => set(words.stops.filter((one) => one.id !== stop.id))}
          />
        ))}
      </Stack>
      <Group>
        <Button variant="default" onClick={add}>
          Add a stop
        </Button>
        {half !== null && (
          <Text size="sm" c="dimmed">
            {half}
          </Text>
        )}
      </Group>
    </EditForm>
  )
}
