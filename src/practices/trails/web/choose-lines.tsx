/** Lines of a file, selected where they stand: the first by one click, the last by another. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import type { Target } from '../schema-stop.ts'
import classes from './trails.module.css'

type Code = Extract<Target, { is: 'code' }>

interface ChooseLinesProps {
  target: Code
  onChange: (place: Pick<Code, 'from' | 'to' | 'commit'>) => void
}

/** As many as the server shows at once. */
const shownMax = 400

export function ChooseLines({ target, onChange }: ChooseLinesProps) {
  const { repository, path, from, to, commit } = target
  const [first, setFirst] = useState(() => Math.max(1, (from ?? 1) - 40))
  const { data, error } = useAnswer('code.lines', {
    ...{ repository, path, from: first, to: first + shownMax - 1 },
    ...(commit === null ? {} : { commit }),
  })
  if (error !== null && data === undefined) return <ProblemNotice problem={error} />
  if (data === undefined) return null
  const choose = (line: number) => {
    // A line alone waits for its other end; a choice that has both begins anew.
    const isBegun = from !== null && from === to && line !== from
    const [one, other] = isBegun ? [Math.min(from, line), Math.max(from, line)] : [line, line]
    onChange({ from: one, to: other, commit: data.commit })
  }
  const last = data.lines.at(-1)?.number ?? first
  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Text size="sm" aria-live="polite">
          {from === null || to === null
            ? 'All of the file. Click a line to choose it, and another to choose all between.'
            : from === to
              ? `Line ${from}. Click another to choose all between.`
              : `Lines ${from} to ${to}.`}
        </Text>
        {from !== null && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange({ from: null, to: null, commit: data.commit })}
          >
            All of the file
          </Button>
        )}
      </Group>
      <div className={classes['code']}>
        <pre className="code">
          {data.lines.map(({ number, html }) => {
            const isMeant = from !== null && to !== null && number >= from && number <= to
            return (
              <span key={number} className={classes['line']} data-meant={isMeant || undefined}>
                <button
                  type="button"
                  className={classes['number']}
                  aria-pressed={isMeant}
                  aria-label={`Line ${number}`}
                  onClick={() => choose(number)}
                >
                  {number}
                </button>
                {/* Colours that the server made; nothing in it does anything. */}
                {/* oxlint-disable-next-line react/no-danger */}
                <code dangerouslySetInnerHTML={{ __html: html === '' ? '\n' : html }} />
              </span>
            )
          })}
        </pre>
      </div>
      <Group gap="xs" mt="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={first === 1}
          onClick={() => setFirst(Math.max(1, first - shownMax))}
        >
          Lines above
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={data.lineCount === null || last >= data.lineCount}
          onClick={() => setFirst(last + 1)}
        >
          Lines below
        </Button>
      </Group>
    </div>
  )
}
