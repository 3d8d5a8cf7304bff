/** Who else somebody is: found by name, chosen, and joined. */
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { shown, type PeopleActs, type Person } from './use-people-acts.ts'

interface MergeDialogProps {
  person: Person
  acts: PeopleActs
  close: () => void
}

const shownMax = 12

export function MergeDialog({ person, acts, close }: MergeDialogProps) {
  const [find, setFind] = useState('')
  const [text] = useDebouncedValue(find.trim(), 200)
  const [chosen, setChosen] = useState<Person | null>(null)
  const bots = person.botBecause !== null
  const found = useAnswer(
    'people.list',
    text === '' ? null : { find: text, bots, limit: shownMax + 1 },
  )
  return (
    <Dialog title={`Who else is ${person.name}?`} onClose={close}>
      <Stack>
        {acts.problem !== null && <ProblemNotice problem={acts.problem} />}
        <TextInput
          label="Find by name or e-mail"
          value={find}
          data-autofocus
          onChange={(event) => {
            setFind(event.currentTarget.value)
            setChosen(null)
          }}
        />
        {text !== '' && (
          <Asked of={found} lines={3}>
            {({ items }) => (
              <Found
                items={items.filter(({ mark }) => mark !== person.mark)}
                chosen={chosen}
                choose={setChosen}
              />
            )}
          </Asked>
        )}
        {chosen !== null && (
          <Text size="sm">
            {shown(chosen)} becomes {shown(person)}.
          </Text>
        )}
        <Group>
          <Button
            disabled={chosen === null}
            loading={acts.isPending}
            onClick={() => {
              if (chosen !== null) acts.merge(person, chosen, close)
            }}
          >
            They are one
          </Button>
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

interface FoundProps {
  items: readonly Person[]
  chosen: Person | null
  choose: (person: Person) => void
}

function Found({ items, chosen, choose }: FoundProps) {
  if (items.length === 0) return <Text c="dimmed">Nobody else is called so.</Text>
  return (
    <Radio.Group
      label="Those who are called so"
      value={chosen?.mark ?? null}
      onChange={(mark) => {
        const one = items.find((item) => item.mark === mark)
        if (one !== undefined) choose(one)
      }}
    >
      <Stack gap="xs" mt="xs">
        {items.slice(0, shownMax).map((item) => (
          <Radio key={item.mark} value={item.mark} label={shown(item)} />
        ))}
        {items.length > shownMax && (
          <Text size="sm" c="dimmed">
            And more: write more of the name.
          </Text>
        )}
      </Stack>
    </Radio.Group>
  )
}
