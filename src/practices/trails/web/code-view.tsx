/** Lines of a file as they stood at a commit, with some around them; those that matter are marked. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { address } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import classes from './trails.module.css'

export interface ShownPlace {
  repository: string
  path: string
  /** Null of a whole file: its beginning is shown. */
  from: number | null
  to: number | null
  commit: string | null
}

interface CodeViewProps {
  place: ShownPlace
  /** Lines above and below. */
  around: number
  /** Of a line within those that matter, whether it stands on the other side, too. */
  isUnlike?: (text: string) => boolean
}

const wholeMax = 80

export function CodeView({ place, around, isUnlike }: CodeViewProps) {
  const { repository, path, from, to, commit } = place
  const [first, last] = [from ?? 1, to ?? wholeMax]
  const { data, error } = useAnswer('code.lines', {
    ...{ repository, path, from: Math.max(1, first - around), to: last + around },
    ...(commit === null ? {} : { commit }),
  })
  if (error !== null && data === undefined) return <ProblemNotice problem={error} />
  if (data === undefined) return <div className={classes['code']} aria-busy />
  const at = { in: repository, path, from: `${first}`, to: `${last}`, at: commit ?? undefined }
  return (
    <figure className={classes['code']}>
      <figcaption>
        <Link to={address('/evidence/file', at)} underline="always">
          {path}
        </Link>
        {commit !== null && (
          <Text span size="sm" c="dimmed">
            {' '}
            in {commit.slice(0, 10)}
          </Text>
        )}
      </figcaption>
      {/* What is wider than the page is moved by keys, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" tabIndex={0} aria-label={path}>
        {data.lines.map(({ number, html, text }) => {
          const isMeant = from !== null && number >= first && number <= last
          return (
            <span
              key={number}
              className={classes['line']}
              data-meant={isMeant || undefined}
              data-unlike={(isMeant && isUnlike?.(text)) || undefined}
            >
              <span aria-hidden className={classes['number']}>
                {number}
              </span>
              {/* Colours that the server made; nothing in it does anything. */}
              {/* oxlint-disable-next-line react/no-danger */}
              <code dangerouslySetInnerHTML={{ __html: html === '' ? '\n' : html }} />
            </span>
          )
        })}
      </pre>
      {data.notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
    </figure>
  )
}
