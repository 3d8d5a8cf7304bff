/** Working time, production and what an hour costs, in one form. */
import { Autocomplete, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { shortWeekdayNames } from '#std/weekdays.ts'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import { Components } from './components.tsx'
import { Fits } from './fits.tsx'
import { Incidents } from './incidents.tsx'
import { Lines } from './lines.tsx'
import {
  fieldsOf,
  linesIn,
  saidIn,
  wrongIn,
  type Fields,
  type FlowSettings,
  type PartProps,
} from './said.ts'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]

interface FlowFormProps {
  settings: FlowSettings
  isOwner: boolean
}

export function FlowForm({ settings, isOwner }: FlowFormProps) {
  const [fields, setFields] = useState(() => fieldsOf(settings))
  const set = useAct('flow.set', (answer) => setFields(fieldsOf(answer)))
  const change = (changed: Partial<Fields>) => {
    set.reset()
    setFields({ ...fields, ...changed })
  }
  const isAsBefore = JSON.stringify(fields) === JSON.stringify(fieldsOf(settings))
  const isWrong = Object.values(wrongIn(fields)).some((wrong) => wrong !== null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate(saidIn(fields))
      }}
    >
      <fieldset disabled={!isOwner} style={{ all: 'unset', display: 'block' }}>
        <WorkingTime fields={fields} change={change} />
        <Production fields={fields} change={change} />
        <Components fields={fields} change={change} />
        <Incidents fields={fields} change={change} />
      </fieldset>
      <Stack gap="sm" mt="lg" maw="40rem">
        {set.error !== null && <ProblemNotice problem={set.error} />}
        {isOwner ? (
          <Group>
            <Button type="submit" loading={set.isPending} disabled={isAsBefore || isWrong}>
              Save
            </Button>
            {set.isSuccess && isAsBefore && (
              <Text size="sm" c="dimmed" role="status">
                Saved; every number is told in it from now on.
              </Text>
            )}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            An owner of the workspace can change it.
          </Text>
        )}
      </Stack>
    </form>
  )
}

function WorkingTime({ fields, change }: PartProps) {
  return (
    <Section title="When the team works">
      <Stack gap="md" maw="40rem">
        <Autocomplete
          label="Time zone"
          description="Such as Europe/Berlin."
          value={fields.zone}
          onChange={(zone) => change({ zone })}
          data={zones}
          limit={12}
        />
        <TextInput
          label="Hours"
          description="Such as 9-17, or 9-12:30,13:30-18."
          value={fields.hours}
          onChange={(event) => change({ hours: event.currentTarget.value })}
        />
        <Checkbox.Group
          label="Days"
          value={fields.days}
          onChange={(chosen) => change({ days: chosen })}
        >
          <Group gap="md" mt="xs">
            {shortWeekdayNames.map((name, index) => (
              <Checkbox key={name} value={String(index + 1)} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
        <Lines
          label="Holidays"
          description="A day in a line, such as 2026-12-25. Nobody waits on them."
          value={fields.holidays}
          error={wrongIn(fields).holidays}
          change={(holidays) => change({ holidays })}
          minRows={3}
        />
      </Stack>
    </Section>
  )
}

function Production({ fields, change }: PartProps) {
  const wrong = wrongIn(fields)
  return (
    <Section title="Production, and what an hour costs">
      <Stack gap="md" maw="40rem">
        <Lines
          label="Environments that are production"
          description="A pattern in a line; * stands for anything."
          value={fields.production}
          change={(production) => change({ production })}
          minRows={3}
        />
        <Fits kinds={['deployments']} environments={linesIn(fields.production)} />
        <Group grow align="start">
          <TextInput
            label="An hour of work costs"
            description="Empty: only hours are told."
            inputMode="decimal"
            value={fields.perHour}
            error={wrong.perHour}
            onChange={(event) => change({ perHour: event.currentTarget.value })}
          />
          <TextInput
            label="Currency"
            description="Such as EUR."
            value={fields.currency}
            error={wrong.currency}
            onChange={(event) => change({ currency: event.currentTarget.value })}
          />
        </Group>
      </Stack>
    </Section>
  )
}
