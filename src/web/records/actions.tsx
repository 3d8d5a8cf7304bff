/** What is to be done about a record: taken on by somebody, until a day, and followed to its end. */
import { Box, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Section } from '#web/ui/page.tsx'
import { ActionLine } from './action-line.tsx'
import { ToneHints } from './tone-hints.tsx'

const nobody = 'nobody'

export function Actions({ record }: { record: string }) {
  const list = useAnswer('actions.list', { record, limit: 200 })
  const [text, setText] = useState('')
  const [due, setDue] = useState('')
  const me = useAnswer('members.me', {})
  const members = useAnswer('members.list', { limit: 200 })
  const [chosen, setChosen] = useState<string | null>(null)
  const owner = chosen ?? me.data?.id ?? nobody
  const add = useAct('actions.add', () => {
    setText('')
    setDue('')
    setChosen(null)
  })
  return (
    <Section title="What is to be done">
      <Asked of={list} lines={2}>
        {({ items }) => (
          <Stack gap="xs">
            {items.length === 0 && <Text c="dimmed">Nothing was taken on yet.</Text>}
            {items.map((action) => (
              <ActionLine key={action.id} action={action} />
            ))}
          </Stack>
        )}
      </Asked>
      <Box mt="md">
        <InlineForm
          label="Add"
          act={add}
          isReady={text.trim() !== ''}
          onSend={() =>
            add.mutate({
              ...{ record, text, due: due === '' ? null : due },
              owner: owner === nobody ? null : owner,
            })
          }
        >
          <TextInput
            label="One next step"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            flex={1}
            miw={200}
          />
          <Select
            label="Who"
            data={ownersIn(members.data?.items ?? [], me.data?.id)}
            value={owner}
            onChange={setChosen}
            allowDeselect={false}
            w={150}
          />
          <TextInput
            label="Until"
            type="date"
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
        </InlineForm>
        <ToneHints text={text} />
      </Box>
    </Section>
  )
}

/** I first, then whoever else is here; a step may also wait for somebody. */
function ownersIn(members: AnswerOf<'members.list'>['items'], me: string | undefined) {
  const others = members.filter(({ id, isActive }) => isActive && id !== me)
  return [
    ...(me === undefined ? [] : [{ value: me, label: 'Me' }]),
    { value: nobody, label: 'Nobody yet' },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ]
}
