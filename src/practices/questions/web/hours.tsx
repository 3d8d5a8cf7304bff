/** When helpers are around for questions; one says so oneself. */
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { weekdayNames } from '#std/weekdays.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import type { OfficeHours } from '../office-hours.ts'
import classes from './questions.module.css'

export function Page() {
  const hours = useAnswer('questions.office-hours', {})
  return (
    <AskedPage of={hours} lines={5}>
      {({ items }) => (
        <Frame
          title="Who is around"
          lead="Hours at which somebody likes to be asked: in passing, without a reason. Each says so of themselves."
        >
          {items.length === 0 && (
            <Empty says="Nobody says yet when they are around.">
              An hour a week is a good beginning; it makes asking small.
            </Empty>
          )}
          <ul className={classes['ladder']}>
            {items.map((one) => (
              <Hour hours={one} key={one.id} />
            ))}
          </ul>
          <Section title="I am around">
            <Offer />
          </Section>
        </Frame>
      )}
    </AskedPage>
  )
}

function Hour({ hours }: { hours: OfficeHours }) {
  const { id, member, name, weekday, from, to, zone, about, isNow, next } = hours
  const me = useAnswer('members.me', {})
  const drop = useAct('questions.drop-hours')
  return (
    <Card as="li">
      {drop.isError && <ProblemNotice problem={drop.error} />}
      <Group gap="sm">
        <Text span fw={600}>
          {name}
        </Text>
        {isNow && <State tone="going">Now</State>}
        <Text span size="sm" c="dimmed">
          {weekdayNames[weekday - 1]}, {from} to {to} ({zone})
          {!isNow && (
            <>
              , <When at={next} />
            </>
          )}
        </Text>
      </Group>
      {about !== '' && <Text size="sm">{about}</Text>}
      {me.data?.id === member && (
        <Button
          size="compact-sm"
          variant="subtle"
          mt="xs"
          loading={drop.isPending}
          onClick={() => drop.mutate({ id })}
        >
          Take it back
        </Button>
      )}
    </Card>
  )
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

function Offer() {
  const [words, setWords] = useState({
    weekday: 1,
    from: '14:00',
    to: '15:00',
    zone: ownZone,
    about: '',
  })
  const offer = useAct('questions.offer-hours', () => setWords({ ...words, about: '' }))
  const set = (changed: Partial<typeof words>) => setWords({ ...words, ...changed })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        offer.mutate(words)
      }}
    >
      <Stack maw={520}>
        {offer.isError && <ProblemNotice problem={offer.error} />}
        <Select
          label="Each"
          data={weekdayNames.map((name, index) => ({ value: String(index + 1), label: name }))}
          value={String(words.weekday)}
          onChange={(weekday) => weekday !== null && set({ weekday: Number(weekday) })}
          allowDeselect={false}
        />
        <Group grow>
          <TextInput
            label="From"
            type="time"
            value={words.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            label="To"
            type="time"
            value={words.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </Group>
        <TextInput
          label="By the clocks of"
          value={words.zone}
          onChange={(event) => set({ zone: event.currentTarget.value })}
        />
        <TextInput
          label="What you like to be asked about"
          value={words.about}
          maxLength={200}
          onChange={(event) => set({ about: event.currentTarget.value })}
        />
        <div>
          <Button type="submit" loading={offer.isPending}>
            Offer it
          </Button>
        </div>
      </Stack>
    </form>
  )
}
