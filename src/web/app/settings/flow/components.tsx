/** The parts that a repository is made of: which changes, jobs and environments belong to each, in patterns, with how much fits. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import { Fits } from './fits.tsx'
import { Lines } from './lines.tsx'
import { noComponent, patternsIn, wrongName, type ComponentFields, type PartProps } from './said.ts'

/** More would make the page slow; the command line takes them. */
const componentsMost = 50

export function Components({ fields: { components }, change }: PartProps) {
  const set = (index: number, changed: Partial<ComponentFields> | null) =>
    change({
      components: components.flatMap((one, place) =>
        place !== index ? [one] : changed === null ? [] : [{ ...one, ...changed }],
      ),
    })
  return (
    <Section title="Components">
      <Text c="dimmed" maw="40rem" mb="md">
        Where one repository holds several things that are built and deployed apart, say which
        changes and jobs belong to which: numbers can be told for each. A change belongs to all that
        it touches. A pattern in a line.
      </Text>
      <Stack gap="md" maw="40rem">
        {components.map((component, index) => (
          <One
            key={index}
            of={component}
            wrong={wrongName(components, index)}
            change={(changed) => set(index, changed)}
          />
        ))}
        {components.length < componentsMost && (
          <Group>
            <Button
              variant="default"
              onClick={() => change({ components: [...components, noComponent] })}
            >
              Add a component
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  )
}

interface OneProps {
  of: ComponentFields
  wrong: string | null
  /** null takes it away. */
  change: (changed: Partial<ComponentFields> | null) => void
}

function One({ of, wrong, change }: OneProps) {
  const { name, ...patterns } = of
  const title = name.trim() === '' ? 'this component' : name.trim()
  const area = (key: keyof typeof patterns, label: string, description: string) => (
    <Lines
      {...{ label, description }}
      value={of[key]}
      change={(value) => change({ [key]: value })}
      maxRows={10}
    />
  )
  return (
    <Card>
      <Stack gap="sm">
        <Group align="start" wrap="nowrap">
          <TextInput
            label="Name"
            value={name}
            // Who has just added one has not done anything wrong yet.
            error={isEmpty(of) ? null : wrong}
            onChange={(event) => change({ name: event.currentTarget.value })}
            flex={1}
          />
          <Button
            variant="subtle"
            mt={25}
            aria-label={`Take away: ${title}`}
            onClick={() => change(null)}
          >
            Take away
          </Button>
        </Group>
        {area('paths', 'Paths', 'Such as src/api/ for all below it, or **/*.sql.')}
        {area('labels', 'Labels of changes', 'As the forge shows them, letter by letter.')}
        {area('jobs', 'Jobs of CI', 'Such as api-*, or with the workflow before it, api: *.')}
        {area('environments', 'Environments that it alone is deployed to', 'Such as api-prod.')}
        <Fits kinds={['changes', 'jobs', 'deployments']} {...patternsIn(patterns)} />
      </Stack>
    </Card>
  )
}

function isEmpty(of: ComponentFields): boolean {
  return Object.values(of).every((value) => value.trim() === '')
}
