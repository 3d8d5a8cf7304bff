/** What this workspace reads: repositories are added here, followed while they are read, and taken away. */
import { Button, Checkbox, Group, Progress, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#web/api/ask.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Card } from '#web/ui/card.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Link } from '#web/ui/link.tsx'
import { When } from '#web/ui/when.tsx'
import { counted } from '#std/words.ts'
import { Frame, useOwner } from './frame.tsx'
import { isShared } from './shared.ts'
import { useRepositories } from '../use-repositories.ts'

type Repository = AnswerOf<'repositories.list'>['items'][number]

export function Page() {
  const isOwner = useOwner()
  return (
    <Frame
      at="Repositories"
      lead="What this workspace reads. A repository is only read: nothing is written into it, and nothing is sent anywhere."
    >
      <List isOwner={isOwner === true} />
      {isOwner === true && <Add />}
      {isOwner === false && (
        <Text c="dimmed" mt="lg">
          Owners of the workspace add and forget repositories.
        </Text>
      )}
    </Frame>
  )
}

function List({ isOwner }: { isOwner: boolean }) {
  const list = useRepositories()
  return (
    <Asked of={list} lines={3}>
      {({ items }) => (
        <Stack gap="sm">
          {items.length === 0 && (
            <Text c="dimmed" maw="40rem">
              None yet.
            </Text>
          )}
          {items.map((repository) => (
            <Shown
              key={`${repository.source} ${repository.name ?? ''}`}
              repository={repository}
              isOwner={isOwner}
            />
          ))}
        </Stack>
      )}
    </Asked>
  )
}

function Shown({ repository, isOwner }: { repository: Repository; isOwner: boolean }) {
  const { name, source, scannedAt, state, problem, leftOut } = repository
  const notes = repository.notes.filter((note) => !leftOut.includes(note))
  const me = useAnswer('members.me', {})
  const [isRemoving, setIsRemoving] = useState(false)
  const refresh = useAct('repositories.refresh')
  return (
    <Card>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text fw={600}>
            {name !== null && scannedAt !== null ? (
              <Link to={address('/evidence/hotspots', { in: name })}>{name}</Link>
            ) : (
              (name ?? source)
            )}
          </Text>
          {name !== null && (
            <Text size="sm" c="dimmed">
              {source}
            </Text>
          )}
        </div>
        {me.data !== undefined && me.data.role !== 'guest' && (name !== null || isOwner) && (
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              loading={state === 'waiting' || state === 'reading'}
              onClick={() => refresh.mutate({ name: name ?? source })}
            >
              {name === null ? 'Try again' : 'Read what is new'}
            </Button>
            {isOwner && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() => setIsRemoving(true)}
              >
                Forget
              </Button>
            )}
          </Group>
        )}
      </Group>
      <Standing repository={repository} />
      {problem !== null && (
        <Text size="sm" mt="xs">
          {problem.message} {problem.hint}
        </Text>
      )}
      {[...notes, ...leftOut].map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
      {refresh.isError && <ProblemNotice problem={refresh.error} />}
      {isRemoving && <Forget name={name ?? source} close={() => setIsRemoving(false)} />}
    </Card>
  )
}

/** As the command line calls the phases of a scan. */
const phaseWords: Record<string, string> = {
  history: 'listing the history',
  shape: 'reading the history',
  'findings from the shape': 'preparing the first answers',
  lines: 'counting lines',
  'findings from lines and code': 'preparing all answers',
}

function Standing({ repository }: { repository: Repository }) {
  const { state, phase, scannedAt, branch, commitCount } = repository
  if (state === 'waiting') return <Text size="sm">Waits for its turn.</Text>
  if (state === 'reading') {
    const { name, done, total, unit } = phase ?? {
      name: 'beginning',
      done: 0,
      total: null,
      unit: '',
    }
    return (
      <div>
        <Text size="sm" mt="xs" id="reading">
          {phaseWords[name] ?? name}
          {done > 0 &&
            `: ${done.toLocaleString('en-GB')}${total === null ? '' : ` of ${total.toLocaleString('en-GB')}`} ${unit}`}
        </Text>
        <Progress
          mt={4}
          aria-label={`Reading: ${phaseWords[name] ?? name}`}
          value={total === null ? 100 : (100 * done) / Math.max(1, total)}
          animated={total === null}
        />
      </div>
    )
  }
  if (scannedAt === null)
    return (
      <Text size="sm">
        {state === 'failed'
          ? 'Could not be read:'
          : branch === null
            ? 'Its history is not read. What its forge told, or files of it, is known all the same.'
            : 'Not read to its end yet: reading what is new goes on where it stopped.'}
      </Text>
    )
  return (
    <Text size="sm" c="dimmed">
      <span>
        Read <When at={scannedAt} />
      </span>
      {branch === null
        ? '. It has no commits yet: read it again when it has.'
        : `; ${counted(commitCount, 'commit')} on ${branch}`}
      {state === 'failed' && ', and could not be read anew:'}
    </Text>
  )
}

function Add() {
  const { go } = useAddress()
  const [source, setSource] = useState('')
  const [trustOwner, setTrustOwner] = useState(false)
  const [trustAlternates, setTrustAlternates] = useState(false)
  const add = useAct('repositories.add', () => {
    setSource('')
    go('/settings/repositories')
  })
  return (
    <Stack gap="sm" mt="lg" maw="40rem">
      <InlineForm
        label="Read it"
        variant="filled"
        act={{ isPending: add.isPending, error: asHere(add.error) }}
        isReady={source.trim() !== ''}
        onSend={() => add.mutate({ source, trustOwner, trustAlternates })}
      >
        <TextInput
          label={isShared ? 'A URL' : 'A path on this machine, or a URL'}
          description={
            isShared
              ? 'What lies on the server itself is read by whoever runs it, with cairn scan.'
              : 'A folder stands for all repositories below it.'
          }
          placeholder={isShared ? 'https://github.com/example/app' : '~/code/app'}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          flex={1}
          miw={240}
        />
      </InlineForm>
      {!isShared && (
        <details>
          <Text component="summary" size="sm" c="dimmed">
            It belongs to somebody else, or shares its history with another repository
          </Text>
          <Stack gap="xs" mt="xs">
            <Checkbox
              label="Read it though it belongs to another user of this machine"
              checked={trustOwner}
              onChange={(event) => setTrustOwner(event.currentTarget.checked)}
            />
            <Checkbox
              label="Read what it takes from another repository (git calls that alternates)"
              checked={trustAlternates}
              onChange={(event) => setTrustAlternates(event.currentTarget.checked)}
            />
          </Stack>
        </details>
      )}
    </Stack>
  )
}

/** What is a flag on the command line is a box here. */
function asHere(problem: Problem | null): Problem | null {
  const hint = problem === null ? undefined : trustHints[problem.code]
  if (problem === null || hint === undefined) return problem
  return new Problem({
    status: problem.status,
    body: { ...problem.details, title: problem.message, hint },
  })
}

const trustHints: Partial<Record<string, string>> = {
  'git.repo.ownership':
    'If you trust whoever owns it, say so below ("It belongs to somebody else…"), and read it again.',
  'git.repo.alternates':
    'If you trust the repository that it takes part of its history from, say so below ("It belongs to somebody else…"), and read it again.',
}

function Forget({ name, close }: { name: string; close: () => void }) {
  const remove = useAct('repositories.remove', close)
  return (
    <Dialog onClose={close} title={`Forget ${name}?`}>
      <Stack>
        {remove.isError && <ProblemNotice problem={remove.error} />}
        <Text>
          What was read of it is taken out of this workspace. The repository itself is not touched,
          and can be read again at any time.
        </Text>
        <Group>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ name })}>
            Forget it
          </Button>
          <Button variant="default" onClick={close}>
            Keep it
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
