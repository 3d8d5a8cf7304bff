/** All records of one kind, the newest first, by what became of them: a page at a time. */
import { Button, SegmentedControl, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ItemOf } from '#web/api/pages.ts'
import type { InputOf } from '#web/api/verbs.ts'
import { useAddress } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Page, Scrollable } from '#web/ui/page.tsx'
import { ListFilters, useNarrowed, type Narrowed } from './list-filters.tsx'
import { RecordList, type ListVerb } from './record-list.tsx'
import { statusesIn, type StatusWords } from './status-words.ts'

interface RecordsPageProps<Name extends ListVerb, Status extends string> {
  verb: Name
  title: string
  lead: string
  /** What stands above the list, such as other ways to look at it. */
  above?: ReactNode
  words: StatusWords<Status>
  /** What begins a new one. */
  begin: { label: string; to: string }
  inputOf: (status: Status | undefined, narrowed: Narrowed) => InputOf<Name>
  /** What else a line tells of its record. */
  more?: (line: ItemOf<Name>) => string
  empty: (status: Status | undefined) => ReactNode
}

export function RecordsPage<Name extends ListVerb, Status extends string>({
  verb,
  title,
  lead,
  above,
  words,
  begin,
  inputOf,
  more,
  empty,
}: RecordsPageProps<Name, Status>) {
  const { search, change, go } = useAddress()
  const narrowed = useNarrowed()
  const statuses = statusesIn(words)
  const status = statuses.find((one) => one === search['status'])
  return (
    <Page
      title={title}
      lead={lead}
      acts={<Button onClick={() => go(begin.to)}>{begin.label}</Button>}
    >
      {above}
      <Scrollable>
        <SegmentedControl
          aria-label="Status"
          mb="md"
          value={status ?? ''}
          onChange={(chosen) => change({ status: chosen === '' ? undefined : chosen })}
          data={[
            { value: '', label: 'All' },
            ...statuses.map((value) => ({ value, label: words[value].label })),
          ]}
        />
      </Scrollable>
      <ListFilters kind={verb.slice(0, verb.indexOf('s.'))} />
      <RecordList
        verb={verb}
        input={inputOf(status, narrowed)}
        words={words}
        more={more}
        empty={
          Object.keys(narrowed).length === 0 ? (
            empty(status)
          ) : (
            <Empty
              says="Nothing fits all of that."
              acts={
                <Button
                  variant="default"
                  onClick={() => change({ q: undefined, tag: undefined, status: undefined })}
                >
                  Show all
                </Button>
              }
            >
              Fewer words find more; the last one is found as far as it is typed.
            </Empty>
          )
        }
      />
      <Text size="sm" mt="lg">
        <Link to="/removed">What was removed</Link>
      </Text>
    </Page>
  )
}
