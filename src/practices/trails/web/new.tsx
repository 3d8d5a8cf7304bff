/** A trail is begun: empty, along a commit, or as a first week. Each is a draft. */
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import type { Words } from '#web/records/merge.tsx'
import { RecordWords } from '#web/records/record-words.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'

export function Page() {
  const { go } = useAddress()
  const draft = useDraft<Words>('trail.new', { title: '', body: '' })
  const post = useAct('trails.post', ({ number }) => {
    draft.drop()
    go(`/trails/${number}`)
  })
  return (
    <Frame
      title="A trail through the code"
      lead="Whom do you want to take along, and what will they know at the end? Five stops are enough."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          post.mutate(draft.words)
        }}
      >
        <FormColumn>
          {post.isError && <ProblemNotice problem={post.error} />}
          <RecordWords
            kind="trail"
            words={draft.words}
            onChange={draft.set}
            title={{ label: 'The trail, in a line' }}
            body={{ label: 'Whom it is for, and what they will know at its end' }}
          />
          <Group>
            <Button
              type="submit"
              loading={post.isPending}
              disabled={draft.words.title.trim() === ''}
            >
              Begin it
            </Button>
            <DraftKept draft={draft} />
          </Group>
        </FormColumn>
      </form>
      <Section title="Or let the history draft one">
        <Drafted />
      </Section>
    </Frame>
  )
}

function Drafted() {
  const { go } = useAddress()
  const known = useAnswer('evidence.repositories', {})
  const names = (known.data?.items ?? []).map(({ name }) => name)
  const [chosen, setChosen] = useState<string | null>(null)
  const [commit, setCommit] = useState('')
  const there = ({ number }: { number: number }) => go(`/trails/${number}`)
  const week = useAct('trails.first-week', there)
  const along = useAct('trails.from-commit', there)
  const repository = chosen ?? names[0] ?? null
  const problem = week.error ?? along.error
  if (names.length === 0)
    return <Text c="dimmed">No repository was read yet; from a history a trail can grow.</Text>
  return (
    <Stack gap="md" maw="46rem">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Select
        label="The repository"
        data={names}
        value={repository}
        onChange={setChosen}
        allowDeselect={false}
        searchable
      />
      <Group>
        <Button
          variant="default"
          loading={week.isPending}
          disabled={repository === null}
          onClick={() => repository !== null && week.mutate({ repository })}
        >
          Draft a first week
        </Button>
        <Text size="sm" c="dimmed">
          What to read first, in which order, and why.
        </Text>
      </Group>
      <Group align="end">
        <TextInput
          label="A commit that mended something"
          description="Seven digits of its id, or more."
          value={commit}
          onChange={(event) => setCommit(event.currentTarget.value.trim())}
        />
        <Button
          variant="default"
          loading={along.isPending}
          disabled={repository === null || !/^[0-9a-f]{7,64}$/.test(commit)}
          onClick={() => repository !== null && along.mutate({ repository, commit })}
        >
          Draft a trail along it
        </Button>
      </Group>
    </Stack>
  )
}
