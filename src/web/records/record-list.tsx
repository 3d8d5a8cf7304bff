/** A list of records of one kind, a page at a time. */
import { Group, Skeleton, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePages, type ItemOf } from '#web/api/pages.ts'
import type { InputOf } from '#web/api/verbs.ts'
import { Link } from '#web/ui/link.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import { standingIn, type Named, type StatusWords } from './status-words.ts'
import classes from './records.module.css'

export type ListVerb =
  | 'decisions.list'
  | 'ideas.list'
  | 'frictions.list'
  | 'questions.list'
  | 'trails.list'

interface RecordListProps<Name extends ListVerb> {
  verb: Name
  input: InputOf<Name>
  words: StatusWords<string>
  /** What else a line tells of its record. */
  more?: ((line: ItemOf<Name>) => string) | undefined
  empty: ReactNode
}

export function RecordList<Name extends ListVerb>({
  verb,
  input,
  words,
  more,
  empty,
}: RecordListProps<Name>) {
  const folder = verb.slice(0, verb.indexOf('.'))
  const list = usePages(verb, input, 'anew')
  return (
    <Paged
      of={list}
      empty={empty}
      waiting={<Skeleton height={160} role="status" aria-label="Loading" />}
    >
      {(items) => (
        <ul className={classes['list'] ?? ''}>
          {items.map((line) => (
            <li key={line.id}>
              <Link
                to={`/${folder}/${line.number}`}
                className={classes['item'] ?? ''}
                underline="never"
              >
                <Text span c="dimmed" size="sm" className={classes['number'] ?? ''}>
                  {line.number}
                </Text>
                <span className={classes['title']}>{line.title}</span>
                <Group gap="sm" wrap={more === undefined ? 'nowrap' : 'wrap'}>
                  {more !== undefined && (
                    <Text span size="sm" c="dimmed">
                      {more(line)}
                    </Text>
                  )}
                  <Standing {...standingIn(words, line)} />
                  <Text span size="sm" c="dimmed" className={classes['when'] ?? ''}>
                    <When at={line.updatedAt} />
                  </Text>
                </Group>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Paged>
  )
}

function Standing({ label, tone }: Named) {
  return <State tone={tone}>{label}</State>
}
