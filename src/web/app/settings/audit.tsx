/** What was done about the workspace itself, for its owners. What people write is not here: it has a history of its own. */
import { Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { usePages, type ItemOf } from '#web/api/pages.ts'
import type { InputOf } from '#web/api/verbs.ts'
import { Paged } from '#web/ui/paged.tsx'
import { Day, When } from '#web/ui/when.tsx'
import { auditWords } from './audit-words.ts'
import { Frame } from './frame.tsx'
import { Row } from './row.tsx'
import classes from './settings.module.css'

export function Page() {
  return (
    <Frame
      at="Audit"
      lead="Who did what to accounts, access and what is read, the newest first. What people write is not listed here: of a record one reads in its own history, and nobody's activity is watched."
    >
      <Audit />
    </Frame>
  )
}

type Subject = NonNullable<InputOf<'audit.list'>['of']>[number]

const subjects: Record<Subject, string> = {
  members: 'Members and signing in',
  invitations: 'Invitations',
  teams: 'Teams',
  tokens: 'Tokens',
  people: 'Who is who',
  repositories: 'Repositories',
}

function Audit() {
  const [subject, setSubject] = useState<string | null>(null)
  const [member, setMember] = useState<string | null>(null)
  const members = useAnswer('members.list', { limit: 200 })
  const teams = useAnswer('teams.list', { limit: 200 })
  const all = Object.keys(subjects).filter((key) => isSubject(key))
  const list = usePages('audit.list', {
    of: subject !== null && isSubject(subject) ? [subject] : all,
    ...(member === null ? {} : { member }),
  })
  const people = members.data?.items ?? []
  const names = new Map(
    [...people, ...(teams.data?.items ?? [])].map(({ id, name }) => [id, name] as const),
  )
  return (
    <>
      <Group gap="sm" mb="md" align="end">
        <Select
          label="About"
          placeholder="everything"
          data={Object.entries(subjects).map(([value, label]) => ({ value, label }))}
          value={subject}
          clearable
          onChange={setSubject}
        />
        <Select
          label="Member"
          placeholder="anybody"
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={member}
          clearable
          searchable
          onChange={setMember}
        />
      </Group>
      <Paged of={list} empty={<Text c="dimmed">Nothing of this kind was done.</Text>}>
        {(items) => (
          <ul className={classes['list']}>
            {items.map((line, index) => (
              <li key={`${line.at} ${line.act} ${index}`}>
                <Line line={line} names={names} />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </>
  )
}

function isSubject(key: string): key is Subject {
  return Object.hasOwn(subjects, key)
}

interface LineProps {
  line: ItemOf<'audit.list'>
  names: ReadonlyMap<string, string>
}

function Line({ line, names }: LineProps) {
  return (
    <Row
      acts={
        <Text span size="sm" c="dimmed">
          {/* It is known on which day somebody signed in, and no closer. */}
          {line.act === 'members.signin' ? (
            <Day day={line.at.slice(0, 10)} />
          ) : (
            <When at={line.at} />
          )}
        </Text>
      }
    >
      {auditWords(line, names)}
    </Row>
  )
}
