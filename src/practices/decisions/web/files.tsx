/** The decisions that lie as files in the repositories: what was read of each, what in them needs a look, and keeping them. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Table } from '#web/evidence/table.tsx'
import evidence from '#web/evidence/evidence.module.css'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import {
  foundInWords,
  standingWords,
  takenInWords,
  waitingInWords,
  type FileDecision,
} from './file-words.ts'

type Files = AnswerOf<'decisions.files'>

export function Page() {
  const files = useAnswer('decisions.files', {})
  return (
    <Frame
      title="Decisions in files"
      lead="What lies at the head of each repository where decisions usually do, read as it is written. No file is changed by it."
    >
      <Asked of={files} lines={8}>
        {(answer) => <Repositories answer={answer} />}
      </Asked>
    </Frame>
  )
}

function Repositories({ answer }: { answer: Files }) {
  const names = new Set([...answer.items, ...answer.skipped].map(({ repository }) => repository))
  if (names.size === 0)
    return (
      <Empty
        says="No decision files were found."
        acts={<Link to="/decisions">To the decisions</Link>}
      >
        They are looked for in folders such as <code>docs/adr</code> and <code>docs/decisions</code>
        , and where an <code>.adr-dir</code> says, in every repository that was read.
      </Empty>
    )
  return [...names].map((name) => {
    const of = <Thing extends { repository: string }>(things: readonly Thing[]) =>
      things.filter(({ repository }) => repository === name)
    return (
      <Repository
        key={name}
        name={name}
        items={of(answer.items)}
        duplicates={of(answer.duplicateNumbers)}
        broken={of(answer.brokenLinks)}
        skipped={of(answer.skipped)}
      />
    )
  })
}

interface RepositoryProps {
  name: string
  items: readonly FileDecision[]
  duplicates: Files['duplicateNumbers']
  broken: Files['brokenLinks']
  skipped: Files['skipped']
}

function Repository({ name, items, duplicates, broken, skipped }: RepositoryProps) {
  return (
    <Section title={name}>
      <Stack gap="md">
        {items.length > 0 && (
          <>
            <Text>{foundInWords(items)}</Text>
            <Keep name={name} items={items} />
            <div className={evidence['scroll']}>
              <Table caption={`Decision files of ${name}`} rows={items} columns={columns} />
            </div>
          </>
        )}
        <ToLookAt items={items} duplicates={duplicates} broken={broken} skipped={skipped} />
      </Stack>
    </Section>
  )
}

const columns = [
  { name: 'Number', value: ({ number }: FileDecision) => number },
  { name: 'Title', value: ({ title }: FileDecision) => title },
  {
    name: 'Status as written',
    value: ({ rawStatus }: FileDecision) => rawStatus ?? 'No status',
  },
  { name: 'Date', value: ({ date }: FileDecision) => date },
  {
    name: 'File',
    value: ({ path }: FileDecision) => path,
    show: ({ path }: FileDecision) => (
      // On a phone it would be broken at every letter.
      <Text span size="sm" display="inline-block" miw="12rem" className={evidence['path']}>
        {path}
      </Text>
    ),
  },
  {
    name: 'Here',
    value: ({ standing }: FileDecision) => standingWords[standing],
    show: ({ standing, record }: FileDecision) => (
      <>
        {record !== null && (
          <>
            <Link to={`/decisions/${record}`}>Decision {record}</Link>
            {': '}
          </>
        )}
        {standingWords[standing]}
      </>
    ),
  },
]

/** Makes records of them, or brings these up to date. Where both were changed, somebody says which is taken. */
function Keep({ name, items }: Pick<RepositoryProps, 'name' | 'items'>) {
  const take = useAct('decisions.take')
  const waiting = waitingInWords(items)
  const conflicts = items.filter(({ standing }) => standing === 'changed in both')
  const hasNews = items.some(
    ({ standing }) => standing === 'new' || standing === 'changed in the file',
  )
  return (
    <Stack gap="xs">
      {take.isError && <ProblemNotice problem={take.error} />}
      {take.data !== undefined && (
        <Notice title={takenInWords(take.data)}>
          {take.data.gone.map((path) => (
            <Text key={path} size="sm">
              <code>{path}</code> holds no decision any more.
            </Text>
          ))}
        </Notice>
      )}
      {waiting !== null && <Text>{waiting}</Text>}
      {hasNews && (
        <Group>
          <Button loading={take.isPending} onClick={() => take.mutate({ repository: name })}>
            {items.some(({ standing }) => standing === 'new')
              ? 'Keep them as records'
              : 'Bring them up to date'}
          </Button>
        </Group>
      )}
      {conflicts.map(({ path, record }) => (
        <Group key={path} gap="sm">
          <Text size="sm">
            <code>{path}</code> was changed in its file, and here as{' '}
            <Link to={`/decisions/${record}`}>decision {record}</Link>. Neither was overwritten.
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            loading={take.isPending}
            onClick={() => take.mutate({ repository: name, paths: [path], preferFiles: true })}
          >
            Take what the file says
          </Button>
        </Group>
      ))}
    </Stack>
  )
}

/** What in the files is not as it should be, in a sentence each. */
function ToLookAt({ items, duplicates, broken, skipped }: Omit<RepositoryProps, 'name'>) {
  const lines = [
    ...duplicates.map(({ number, paths }) => ({
      says: `Number ${number} is borne by ${paths.length} files`,
      where: paths.join(', '),
    })),
    ...broken.map(({ path, line, target }) => ({
      says: `A link to ${target} leads nowhere`,
      where: `${path}, line ${line}`,
    })),
    ...items.flatMap(({ path, warnings }) =>
      warnings.map(({ line, message }) => ({
        says: message.replace(/\.$/, ''),
        where: `${path}, line ${line}`,
      })),
    ),
    ...skipped.map(({ path, message }) => ({ says: message.replace(/\.$/, ''), where: path })),
  ]
  const each = [...new Map(lines.map((line) => [`${line.says} ${line.where}`, line])).values()]
  if (each.length === 0) return null
  return (
    <div>
      <Text fw={600}>What needs a look</Text>
      <ul>
        {each.map(({ says, where }) => (
          <li key={`${says} ${where}`}>
            <Text span size="sm">
              {says}: <span className={evidence['path']}>{where}</span>
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
