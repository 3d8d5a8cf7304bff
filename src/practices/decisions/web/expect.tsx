/** What would show that a decision is honoured: one thing to look for, in one repository. */
import { SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { InputOf } from '#web/api/verbs.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'

type By = 'text' | 'pattern' | 'path' | 'dependency'

const kinds: Record<By, { label: string; which: string; help: string }> = {
  text: {
    label: 'Words',
    which: 'Which words',
    help: 'As they stand in one line, such as OldQueue(',
  },
  pattern: {
    label: 'A pattern of words',
    which: 'Which pattern',
    help: 'Such as from .*old-queue. It holds . [a-z] \\d \\w \\s \\b ( ) | * + ? {2,5}',
  },
  path: {
    label: 'A file or folder',
    which: 'Which path',
    help: 'Such as src/old-queue, or src/**/*.js',
  },
  dependency: {
    label: 'A dependency',
    which: 'Which dependency',
    help: 'As package.json, go.mod and the like name it',
  },
}

export function Expect({ id, close }: { id: string; close: () => void }) {
  const repositories = useAnswer('evidence.repositories', {})
  const [repository, setRepository] = useState<string | null>(null)
  const [by, setBy] = useState<By>('text')
  const [value, setValue] = useState('')
  const [within, setWithin] = useState('')
  const [must, setMust] = useState('absent')
  const expect = useAct('decisions.expect', close)
  const names = (repositories.data?.items ?? []).map(({ name }) => name)
  const chosen = repository ?? names[0] ?? ''
  const hasWithin = by === 'text' || by === 'pattern'
  const send = () => {
    const input: InputOf<'decisions.expect'> = {
      ...{ id, repository: chosen, absent: must === 'absent', [by]: value },
      ...(hasWithin && within.trim() !== '' ? { within } : {}),
    }
    expect.mutate(input)
  }
  return (
    <Dialog onClose={close} title="What would show it" size="lg">
      <Stack>
        {expect.isError && <ProblemNotice problem={expect.error} />}
        <Select
          label="In which repository"
          placeholder={names.length === 0 ? 'No repository was read yet' : ''}
          data={names}
          value={chosen === '' ? null : chosen}
          onChange={setRepository}
          allowDeselect={false}
        />
        <Select
          label="What is looked for"
          data={Object.entries(kinds).map(([kind, { label }]) => ({ value: kind, label }))}
          value={by}
          allowDeselect={false}
          onChange={(next) => setBy(next !== null && isKind(next) ? next : 'text')}
        />
        <TextInput
          label={kinds[by].which}
          description={kinds[by].help}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        {hasWithin && (
          <TextInput
            label="Only below"
            description="Optional. A folder, or a pattern of paths."
            value={within}
            onChange={(event) => setWithin(event.currentTarget.value)}
          />
        )}
        <SegmentedControl
          aria-label="How it is honoured"
          value={must}
          onChange={setMust}
          data={[
            { value: 'absent', label: 'It must not be there' },
            { value: 'there', label: 'It must be there' },
          ]}
        />
        <DialogActs
          label="That would show it"
          onSend={send}
          isReady={value.trim() !== '' && chosen !== ''}
          isPending={expect.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}

function isKind(value: string): value is By {
  return value in kinds
}
