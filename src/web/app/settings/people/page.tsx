/** Who is taken for one person in the histories, and saying so where that is wrong. By name: nobody is counted here. */
import { Button, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { usePages } from '#web/api/pages.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { Frame } from '../frame.tsx'
import classes from '../settings.module.css'
import { ByHand } from './by-hand.tsx'
import { Entry } from './entry.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { Namesakes } from './namesakes.tsx'
import { usePeopleActs, type PeopleActs, type Person } from './use-people-acts.ts'

export function Page() {
  return (
    <Frame
      at="Who is who"
      lead="One person often commits under several names and addresses. Cairn joins those with one address, and those that a .mailmap joins; nobody is joined for a name alone. What you say here goes before that, in every repository, at once and from now on. It can be taken back at any time."
    >
      <People />
    </Frame>
  )
}

function People() {
  const [find, setFind] = useState('')
  const [text] = useDebouncedValue(find.trim(), 200)
  const [kind, setKind] = useState<'people' | 'bots'>('people')
  const [repository, setRepository] = useState<string | null>(null)
  const [joining, setJoining] = useState<Person | null>(null)
  const repositories = useAnswer('evidence.repositories', {})
  const names = [...new Set((repositories.data?.items ?? []).map(({ name }) => name))]
  const acts = usePeopleActs()
  const scope = repository === null ? {} : { repository }
  const list = usePages('people.list', {
    ...scope,
    bots: kind === 'bots',
    ...(text === '' ? {} : { find: text }),
  })
  if (repositories.data?.items.length === 0)
    return (
      <Empty says="No history has been read yet.">
        Add a repository first: whoever committed to it stands here then.
      </Empty>
    )
  return (
    <>
      <Told acts={acts} />
      {text === '' && kind === 'people' && <Namesakes scope={scope} acts={acts} />}
      <Section title={kind === 'people' ? 'People' : 'Bots'}>
        <Group gap="sm" mb="sm" align="end">
          <TextInput
            label="Find by name or e-mail"
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
            flex={1}
            miw={220}
            maw={420}
          />
          {names.length > 1 && (
            <Select
              label="In"
              placeholder="all repositories"
              data={names}
              value={repository}
              clearable
              onChange={setRepository}
            />
          )}
          <SegmentedControl
            aria-label="People or bots"
            data={[
              { value: 'people', label: 'People' },
              { value: 'bots', label: 'Bots' },
            ]}
            value={kind}
            onChange={(next) => setKind(next === 'bots' ? 'bots' : 'people')}
          />
        </Group>
        <Paged of={list} empty={<Text c="dimmed">{emptyWords(text, kind)}</Text>}>
          {(items) => (
            <ul className={classes['list']}>
              {items.map((person) => (
                <Entry
                  key={person.mark}
                  person={person}
                  acts={acts}
                  onJoin={() => setJoining(person)}
                />
              ))}
            </ul>
          )}
        </Paged>
      </Section>
      <ByHand acts={acts} />
      {joining !== null && (
        <MergeDialog person={joining} acts={acts} close={() => setJoining(null)} />
      )}
    </>
  )
}

function emptyWords(text: string, kind: 'people' | 'bots'): string {
  if (text !== '') return `Nobody here has “${text}” in a name or an e-mail.`
  return kind === 'bots' ? 'Nobody is taken for a bot.' : 'Nobody is here yet.'
}

/** What was said last, or why it could not be; where somebody looks who has just said it. */
function Told({ acts: { said, problem, undo, isPending } }: { acts: PeopleActs }) {
  const choice = said?.undo?.choice
  return (
    <div className={classes['told']}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div role="status">
        {said !== null && (
          <Notice title={said.says}>
            {choice !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                mt={4}
                loading={isPending}
                onClick={() => undo(choice)}
              >
                Take it back
              </Button>
            )}
          </Notice>
        )}
      </div>
    </div>
  )
}
