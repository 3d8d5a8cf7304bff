/** Which issues are incidents, and of which deployment one is taken to be. */
import { Stack, TextInput } from '@mantine/core'
import { Section } from '#web/ui/page.tsx'
import { Fits } from './fits.tsx'
import { Lines } from './lines.tsx'
import { linesIn, wrongIn, type PartProps } from './said.ts'

export function Incidents({ fields, change }: PartProps) {
  return (
    <Section title="Incidents">
      <Stack gap="md" maw="40rem">
        <Lines
          label="Labels of issues that are incidents"
          description="A label in a line; * stands for anything. What failed in production, and what was made to mend it, is told by them."
          value={fields.incidentLabels}
          change={(incidentLabels) => change({ incidentLabels })}
        />
        <Fits kinds={['issues']} incidents={linesIn(fields.incidentLabels)} />
        <TextInput
          label="Within how many hours"
          description="An incident belongs to the last deployment up to so many hours before it."
          inputMode="decimal"
          value={fields.withinHours}
          error={wrongIn(fields).withinHours}
          onChange={(event) => change({ withinHours: event.currentTarget.value })}
          maw={240}
        />
      </Stack>
    </Section>
  )
}
