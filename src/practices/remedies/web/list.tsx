/** What can be done: the team's own remedies and those that came with Cairn, by what hurts and by words. */
import { Button, Group, Skeleton, Text } from '@mantine/core'
import { usePages } from '#web/api/pages.ts'
import { FromFilter, useFrom } from '#web/records/from-filter.tsx'
import { ListFilters, useNarrowed } from '#web/records/list-filters.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { State } from '#web/ui/state.tsx'
import { counted } from '#std/words.ts'
import type { RemedyLine } from '../schema.ts'
import { causeWords } from '../schema-words.ts'
import { CauseChips, useCause } from './cause-chips.tsx'
import records from '#web/records/records.module.css'
import classes from '#web/records/shipped.module.css'
import { effortWords } from './words.ts'

export function Page() {
  const { change, go } = useAddress()
  const { text } = useNarrowed()
  const cause = useCause()
  const from = useFrom()
  const list = usePages('remedies.list', {
    ...(text === undefined ? {} : { text }),
    ...(cause === undefined ? {} : { cause }),
    ...(from === undefined ? {} : { from }),
    limit: 100,
  })
  const isNarrowed = [text, cause, from].some((one) => one !== undefined)
  return (
    <Frame
      title="Remedies"
      lead="What can be done about something that hurts. Each is an offer: try it small, and measure before and after."
      acts={<Button onClick={() => go('/remedies/new')}>Write down a remedy</Button>}
    >
      <CauseChips />
      <FromFilter />
      <ListFilters />
      <Paged
        of={list}
        waiting={<Skeleton height={320} role="status" aria-label="Loading" />}
        empty={
          <Empty
            says={isNarrowed ? 'No remedy is like that.' : 'No remedies yet.'}
            acts={
              <Group gap="xs">
                <Button onClick={() => go('/remedies/new')}>Write one down</Button>
                {isNarrowed && (
                  <Button
                    variant="default"
                    onClick={() => change({ q: undefined, cause: undefined, from: undefined })}
                  >
                    Show all
                  </Button>
                )}
              </Group>
            }
          >
            What your team found out belongs here, beside what came with Cairn.
          </Empty>
        }
      >
        {(items) => (
          <ul className={records['list'] ?? ''}>
            {items.map((remedy) => (
              <Offered key={remedy.ref} remedy={remedy} />
            ))}
          </ul>
        )}
      </Paged>
    </Frame>
  )
}

function Offered({ remedy }: { remedy: RemedyLine }) {
  const { ref, number, from, title, status, helps, weeks, effort } = remedy
  return (
    <li>
      <Link to={`/remedies/${number ?? ref}`} className={classes['item'] ?? ''} underline="never">
        <Group gap="sm" justify="space-between">
          <span className={classes['title']}>{title}</span>
          {from === 'team' && (
            <State tone={status === 'offered' ? 'open' : 'past'}>
              {status === 'offered' ? 'Of your team' : 'Retired'}
            </State>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {helps.map((cause) => causeWords[cause]).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {counted(weeks, 'week')}, {effortWords[effort]}
        </Text>
      </Link>
    </li>
  )
}
