/** Which history the evidence on a page is of, in a quiet line, and which span of it; both are chosen there. */
import { Group, SegmentedControl, Text } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { useAddress } from '#web/ui/address.ts'
import { rememberRepository, type Scope } from '#web/ui/scope.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { When } from '#web/ui/when.tsx'
import { spanShown } from '#web/ui/span.ts'
import classes from './evidence.module.css'

const windows = [
  { value: '90d', label: '90 days' },
  { value: '12m', label: '12 months' },
  { value: '3y', label: '3 years' },
  { value: 'all', label: 'All time' },
]

interface ScopeBarProps {
  scope: Scope
  hasWindow?: boolean
  spanWhy?: string | undefined
  /** False where git is not what it comes from. */
  isOfHistory?: boolean
}

export function ScopeBar({ scope, hasWindow = true, spanWhy, isOfHistory = true }: ScopeBarProps) {
  const { change } = useAddress()
  const { where } = scope
  if (where === null) return null
  const window = where.window ?? '12m'
  const isListed = windows.some(({ value }) => value === window)
  return (
    <>
      <Source scope={scope} isOfHistory={isOfHistory} />
      <Group gap="sm" mb="md">
        {hasWindow && (
          <SegmentedControl
            aria-label="Span of time"
            data={isListed ? windows : [...windows, { value: window, label: 'Another span' }]}
            value={window}
            onChange={(chosen) => change({ window: chosen })}
          />
        )}
        {spanWhy !== undefined && (
          <Text size="sm" c="dimmed">
            {spanWhy}
          </Text>
        )}
        {where.below !== undefined && (
          <Text size="sm" c="dimmed">
            below <code>{where.below}</code>
          </Text>
        )}
      </Group>
    </>
  )
}

interface SourceProps {
  scope: Scope
  isOfHistory: boolean
}

function Source({ scope: { where, repositories }, isOfHistory }: SourceProps) {
  const { change } = useAddress()
  const { data } = useAnswer(
    'evidence.history',
    isOfHistory ? where && { repository: where.repository, window: where.window ?? 'all' } : null,
  )
  if (where === null) return null
  const choose = (name: string) => {
    rememberRepository(name)
    change({ in: name, below: undefined, at: undefined })
  }
  const parts: readonly { key: string; shown: ReactNode }[] = [
    {
      key: 'repository',
      shown:
        repositories.length > 1 ? (
          <select
            aria-label="Repository"
            value={where.repository}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {repositories.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        ) : (
          <b>{where.repository}</b>
        ),
    },
    ...(data === undefined ? [] : partsOf(data)),
  ]
  return (
    <>
      {data?.lacks.map(({ says, hint }) => (
        <Notice key={says} title={says}>
          <Text size="sm">{hint}</Text>
        </Notice>
      ))}
      <div className={classes['source']}>
        {parts.map(({ key, shown }, index) => (
          <Fragment key={key}>
            {index > 0 && <span aria-hidden>·</span>}
            <span>{shown}</span>
          </Fragment>
        ))}
      </div>
    </>
  )
}

function partsOf({ branch, scannedAt, window, history }: AnswerOf<'evidence.history'>) {
  return [
    { key: 'branch', shown: branch },
    {
      key: 'read',
      shown:
        scannedAt === null ? (
          'being read now'
        ) : (
          <>
            read <When at={scannedAt} />
          </>
        ),
    },
    { key: 'span', shown: spanShown(window, history) },
  ]
}
