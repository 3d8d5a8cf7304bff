/** Lines of code that a text points at, as they stood there, and what became of them since. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import type { CodeAt } from './enrich.ts'
import classes from './records.module.css'

/** What is longer is folded to these. */
const shownMax = 12

export function CodeLines({ code }: { code: CodeAt }) {
  const { repository, path, from, to, commit } = code
  const asked = { repository, path, from, to, ...(commit === undefined ? {} : { commit }) }
  const { data, error } = useAnswer('code.lines', asked)
  const [isWhole, setIsWhole] = useState(false)
  if (error !== null && data === undefined)
    return (
      <Text size="sm" c="dimmed" component="p">
        {error.message}
      </Text>
    )
  if (data === undefined) return null
  const shown = isWhole ? data.lines : data.lines.slice(0, shownMax)
  const left = data.lines.length - shown.length
  return (
    <figure className={classes['code']}>
      <figcaption>
        <Link to={placeIn(code, data)} underline="always">
          {path}
        </Link>
        <Text span size="sm" c="dimmed">
          {` · ${linesAt(from, to)}${commit === undefined ? '' : ` in ${commit.slice(0, 10)}`}`}
        </Text>
      </figcaption>
      {shown.length > 0 && (
        // What is wider than the page is moved by keys, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="code" tabIndex={0} aria-label={`${path}, ${linesAt(from, to)}`}>
          {shown.map(({ number, html }) => (
            <span key={number} className={classes['codeLine']}>
              <span aria-hidden className={classes['lineNumber']}>
                {number}
              </span>
              {/* Colours that the server made; nothing in it does anything. */}
              {/* oxlint-disable-next-line react/no-danger */}
              <code dangerouslySetInnerHTML={{ __html: html === '' ? '\n' : html }} />
            </span>
          ))}
        </pre>
      )}
      {(left > 0 || isWhole) && (
        <Button size="compact-sm" variant="subtle" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show ${left} more ${left === 1 ? 'line' : 'lines'}`}
        </Button>
      )}
      {data.notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
      <Since code={code} now={data.now} />
    </figure>
  )
}

type Lines = AnswerOf<'code.lines'>

function Since({ code, now }: { code: CodeAt; now: Lines['now'] }) {
  const { state, path, from, to, says } = now
  if (state === 'same') return null
  if (state === 'moved' || state === 'changed') {
    const where = from === null || to === null ? '' : linesAt(from, to)
    const file = path === null || path === code.path ? '' : ` of ${path}`
    return (
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {state === 'moved'
            ? `Moved to ${where}${file} since.`
            : `Changed since, at ${where}${file}.`}
        </Text>
        {path !== null && (
          <Link
            size="sm"
            to={address('/evidence/file', {
              ...{ in: code.repository, path },
              ...{ from: `${from ?? ''}`, to: `${to ?? ''}` },
            })}
          >
            See the file now
          </Link>
        )}
      </Group>
    )
  }
  return (
    <Text size="sm" fw={600}>
      {state === 'gone' ? 'Gone since. ' : ''}
      {says}
    </Text>
  )
}

function linesAt(from: number, to: number): string {
  return from === to ? `L${from}` : `L${from}–L${to}`
}

function placeIn({ repository, path, from, to, commit }: CodeAt, { now }: Lines): string {
  return address('/evidence/file', {
    ...{ in: repository, path: now.path ?? path, from: `${from}`, to: `${to}`, at: commit },
  })
}
