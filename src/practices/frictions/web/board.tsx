/** All frictions: beside each other by what became of them, narrowed by what they are about; or those of one state as a list. */
import { Button, Select, Skeleton, Text, Title } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { usePages } from '#web/api/pages.ts'
import { ListFilters, useNarrowed } from '#web/records/list-filters.tsx'
import { RecordList } from '#web/records/record-list.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { hitsInWords, peopleInWords, sentence } from '../schema-words.ts'
import { statuses, type Status } from '../schema.ts'
import classes from './frictions.module.css'
import { statusWords } from './words.ts'

export function Page() {
  const { search, go } = useAddress()
  const status = statuses.find((one) => one === search['status'])
  const newest = useAnswer('frictions.list', { limit: 1 })
  const isEmpty = newest.data?.items.length === 0
  const report = <Button onClick={() => go('/frictions/new')}>Report a friction</Button>
  return (
    <Frame
      title="Frictions"
      lead="What gets in the way of the work. It takes a sentence, and nobody to blame; who has it, too, says so, and is not counted one by one."
      acts={report}
    >
      {isEmpty ? (
        <Empty says="Nothing gets in the way yet." acts={report}>
          What cost you time this week? A slow build, a wait for an answer, a manual that is wrong:
          it may be others’, too.
        </Empty>
      ) : (
        <Narrowed status={status} />
      )}
      <Text size="sm" mt="lg">
        <Link to="/frictions?status=merged">What was merged into others</Link>
        {' · '}
        <Link to="/removed">What was removed</Link>
      </Text>
    </Frame>
  )
}

function Narrowed({ status }: { status: Status | undefined }) {
  const { search } = useAddress()
  const narrowed = useNarrowed()
  const area = search['area']
  const wish = { ...narrowed, ...(area === undefined ? {} : { area }) }
  return (
    <>
      <AreaChoice />
      <ListFilters kind="friction" />
      {status === undefined ? (
        <div className={classes['board']}>
          {statuses
            .filter((one) => one !== 'merged')
            .map((one) => (
              <Column key={one} status={one} wish={wish} />
            ))}
        </div>
      ) : (
        <>
          <Text size="sm" mb="sm">
            {statusWords[status].label}. <Link to="/frictions">Show all states</Link>
          </Text>
          <RecordList
            verb="frictions.list"
            input={{ ...wish, status }}
            words={statusWords}
            empty={<Empty says="No friction is like that." />}
          />
        </>
      )}
    </>
  )
}

function AreaChoice() {
  const { search, change } = useAddress()
  const areas = useAnswer('frictions.areas', {})
  const chosen = search['area'] ?? null
  const known = (areas.data?.items ?? []).map(({ area }) => area)
  if (known.length === 0 && chosen === null) return null
  return (
    <Select
      label="What it is about"
      placeholder="Anything"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Anything' }}
      data={chosen === null || known.includes(chosen) ? known : [chosen, ...known]}
      value={chosen}
      onChange={(area) => change({ area: area ?? undefined })}
      maw={380}
      mb="sm"
    />
  )
}

interface Wish {
  text?: string
  tag?: string
  area?: string
}

function Column({ status, wish }: { status: Status; wish: Wish }) {
  const { label } = statusWords[status]
  const list = usePages('frictions.list', { ...wish, status, limit: 20 }, 'anew')
  return (
    <section className={classes['column']} aria-label={label}>
      <Title order={2} size="h4">
        <Link to={address('/frictions', { ...wish, status })}>{label}</Link>
      </Title>
      <Paged
        of={list}
        empty={
          <Text size="sm" c="dimmed">
            None.
          </Text>
        }
        waiting={<Skeleton height={72} role="status" aria-label="Loading" />}
      >
        {(items) => (
          <ul className={classes['cards']}>
            {items.map(({ id, number, title, area, hits, meToo }) => (
              <li key={id}>
                <Link
                  to={`/frictions/${number}`}
                  className={classes['card'] ?? ''}
                  underline="never"
                >
                  <span className={classes['title']}>{title}</span>
                  {area !== null && (
                    <Text span size="sm" c="dimmed" className={classes['area'] ?? ''}>
                      {area}
                    </Text>
                  )}
                  {hits !== null && (
                    <Text span size="sm" c="dimmed">
                      {hitsInWords(hits)}
                    </Text>
                  )}
                  {(meToo.peopleMin !== null || meToo.isMine) && (
                    <Text span size="sm">
                      {meToo.peopleMin === null
                        ? 'You said “me too”'
                        : sentence(peopleInWords(meToo))}
                    </Text>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
