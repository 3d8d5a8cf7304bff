/** "Where does this number come from?": what it means, how it was counted, and the commits behind it. */
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { counted } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf, InputOf } from '#web/api/verbs.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Sheet } from '#web/ui/dialog.tsx'
import { When } from '#web/ui/when.tsx'
import { LeftOut } from './left-out.tsx'
import { plainly } from './plainly.ts'
import { spanShown } from '#web/ui/span.ts'
import classes from './evidence.module.css'

type Question = InputOf<'evidence.explain'>

export function Explain({
  question,
  label = 'Where does this number come from?',
}: {
  question: Question
  label?: string
}) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        className={classes['explain'] ?? ''}
        classNames={{ label: classes['explainLabel'] ?? '' }}
        onClick={() => setIsOpen(true)}
      >
        {label}
      </Button>
      {isOpen && (
        <Sheet title="Where this number comes from" onClose={() => setIsOpen(false)}>
          <Explanation question={question} />
        </Sheet>
      )}
    </>
  )
}

interface ExplanationProps {
  question: Question
  /** Where the page is about it anyway. */
  isSubjectKnown?: boolean
}

export function Explanation({ question, isSubjectKnown = false }: ExplanationProps) {
  const answer = useAnswer('evidence.explain', question)
  return (
    <Asked of={answer} lines={10}>
      {({ subject, definition, formula, counts, commits, commitCount, leftOut, window, n }) => (
        <Stack gap="md">
          {!isSubjectKnown && (
            <Text fw={600} className={classes['path'] ?? ''}>
              {question.subject?.length ? subject : 'All of it'}
            </Text>
          )}
          <Text>{plainly[question.insight]}</Text>
          <Text size="sm" c="dimmed">
            {counted(n, 'change')}, {spanShown(window)}
          </Text>
          <details>
            <summary>How it is counted, to the letter</summary>
            <Text mt="xs" size="sm">
              {definition}
            </Text>
            <Text mt="xs" className={classes['path'] ?? ''}>
              {formula}
            </Text>
          </details>
          {counts.length > 0 && (
            <details>
              <summary>Count it yourself with git</summary>
              <Stack gap="sm" mt="xs">
                {counts.map(({ what, number, command, because }) => (
                  <div key={`${what} ${command}`}>
                    <Text size="sm">
                      {what}: {number.toLocaleString('en-GB')}
                      {because === undefined ? '' : ` (${because})`}
                    </Text>
                    <code className={classes['command']}>{command}</code>
                  </div>
                ))}
              </Stack>
            </details>
          )}
          <Commits commits={commits} commitCount={commitCount} />
          <LeftOut leftOut={leftOut} />
        </Stack>
      )}
    </Asked>
  )
}

type CommitsProps = Pick<AnswerOf<'evidence.explain'>, 'commits' | 'commitCount'>

/** So many are read; whoever wants more asks for it. */
const commitsFirst = 20

function Commits({ commits, commitCount }: CommitsProps) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? commits : commits.slice(0, commitsFirst)
  return (
    <div>
      <Text fw={600} mb="xs">
        {counted(commitCount, 'commit')}
        {commitCount > shown.length ? `, the newest ${shown.length}` : ''}
      </Text>
      <ul className={classes['commits']}>
        {shown.map(({ oid, at, subject: said, added, deleted, fix, revert, leftOut: why }) => (
          <li key={oid}>
            <Text size="sm" td={why === undefined ? undefined : 'line-through'}>
              {said}
            </Text>
            <Text size="xs" c="dimmed">
              <code>{oid.slice(0, 10)}</code>
              {at !== null && (
                <>
                  {' · '}
                  <When at={at} />
                </>
              )}
              {added !== null && deleted !== null && ` · +${added} −${deleted}`}
              {fix === true && ' · fix'}
              {revert === true && ' · revert'}
              {why !== undefined && ` · not counted: ${why}`}
            </Text>
          </li>
        ))}
      </ul>
      {commits.length > commitsFirst && (
        <Button size="compact-sm" variant="default" mt="sm" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? `Show the newest ${commitsFirst}` : `Show ${commits.length}`}
        </Button>
      )}
    </div>
  )
}
