/** All that a proposal says, to be written: the same when it begins and when it is changed. */
import { Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { RecordWords } from '#web/records/record-words.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { CodeField } from './code-field.tsx'
import { LinesField } from './lines-field.tsx'
import { Options } from './options.tsx'
import type { Parts } from './proposal-parts.ts'
import { RelatedField } from './related-field.tsx'

interface ProposalFieldsProps {
  parts: Parts
  onChange: (changed: Partial<Parts>) => void
  /** Whether it is a new one, which may begin from a template. */
  isNew?: boolean
  /** Behind its words. */
  children?: ReactNode
}

export function ProposalFields({ parts, onChange, isNew = false, children }: ProposalFieldsProps) {
  const { body, options, until, code, good, bad, related } = parts
  return (
    <Stack gap="md">
      <RecordWords
        {...(isNew ? { kind: 'decision' } : {})}
        words={parts}
        onChange={onChange}
        title={{
          label: 'What is proposed',
          description: 'One line, such as “Write SQL with Kysely”.',
        }}
        body={{
          label: 'Why',
          placeholder: 'What is the problem, whom does it hurt, and how do we know?',
        }}
      />
      {children}
      <Options options={options} onChange={(changed) => onChange({ options: changed })} />
      <TextInput
        type="date"
        label="Discussed until"
        description="Optional. A day helps quiet people to be heard in time."
        value={until}
        onChange={(event) => onChange({ until: event.currentTarget.value })}
        maw={220}
      />
      <Fold title="What follows from it" isOpenAtFirst={good.length + bad.length > 0}>
        <LinesField
          label="What gets better with it"
          lines={good}
          onChange={(changed) => onChange({ good: changed })}
        />
        <LinesField
          label="What gets worse, or harder"
          lines={bad}
          onChange={(changed) => onChange({ bad: changed })}
        />
      </Fold>
      <Fold title="What it is about" isOpenAtFirst={code.length + related.length > 0}>
        <CodeField
          label="Code it is about"
          description="Files or folders, such as app:src/queue. Lines, such as app:src/a.ts#L10-L20@1a2b3c4, are shown in the text above."
          code={code}
          onChange={(changed, lines) =>
            onChange({ code: changed, body: [body, ...lines].filter(Boolean).join('\n\n') })
          }
        />
        <RelatedField related={related} onChange={(changed) => onChange({ related: changed })} />
      </Fold>
    </Stack>
  )
}
