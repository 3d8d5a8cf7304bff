/** Progression frameworks that the team keeps: read by all, and a place to begin a goal from. */
import { Button, FileInput, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { counted } from '#std/words.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import records from '#web/records/records.module.css'
import shipped from '#web/records/shipped.module.css'
import { Near } from './near.tsx'

export function Page() {
  const frameworks = useAnswer('frameworks.list', {})
  return (
    <AskedPage of={frameworks}>
      {({ items }) => (
        <Frame
          title="Progression frameworks"
          lead="What others wrote down about growing in a job, in words. No points are computed, and nobody is placed on a level; a goal of your own can begin from any line of it."
        >
          <Near at="/growth/frameworks" />
          {items.length === 0 ? (
            <Empty says="No framework is kept here yet.">
              Several companies publish theirs: Monzo, the Financial Times, MyUNiDAYS. Take a file
              of one, or write your own.
            </Empty>
          ) : (
            <ul className={records['list'] ?? ''}>
              {items.map(({ name, title, topicCount, criterionCount }) => (
                <li key={name}>
                  <Link
                    to={`/growth/frameworks/${name}`}
                    className={shipped['item'] ?? ''}
                    underline="never"
                  >
                    <span className={shipped['title']}>{title}</span>
                    <Text size="sm" c="dimmed">
                      {counted(topicCount, 'topic')}, {counted(criterionCount, 'line')}
                    </Text>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <Section title="Keep one">
            <KeepOne />
          </Section>
        </Frame>
      )}
    </AskedPage>
  )
}

function KeepOne() {
  const { go } = useAddress()
  const [file, setFile] = useState<File | null>(null)
  const keep = useAct('frameworks.keep', ({ name }) => go(`/growth/frameworks/${name}`))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void file?.text().then((text) => keep.mutate({ text }))
      }}
    >
      <Stack maw={520}>
        {keep.isError && <ProblemNotice problem={keep.error} />}
        <FileInput
          label="Its file"
          description="Markdown, YAML or JSON, in a form that is known; one of the same name is replaced."
          placeholder="Choose a file"
          styles={{ placeholder: { color: 'var(--mantine-color-dimmed)' } }}
          accept=".md,.yml,.yaml,.json"
          value={file}
          onChange={setFile}
          clearable
        />
        <Group>
          <Button type="submit" loading={keep.isPending} disabled={file === null}>
            Keep it for all to read
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
