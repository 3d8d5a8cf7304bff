/** Ways to find a cause: the team's own tips and those that came with Cairn, by what one sees, by where code runs and by words. */
import { Button, Group, Select, Skeleton, Text } from '@mantine/core'
import { usePages } from '#web/api/pages.ts'
import { FromFilter, useFrom } from '#web/records/from-filter.tsx'
import { ListFilters, useNarrowed } from '#web/records/list-filters.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { State } from '#web/ui/state.tsx'
import type { TipLine } from '../schema.ts'
import { runtimes, runtimeWords, signWords, type Runtime } from '../schema-words.ts'
import { SignChips, useSign } from './sign-chips.tsx'
import records from '#web/records/records.module.css'
import classes from '#web/records/shipped.module.css'
import { takesInWords } from './words.ts'

export function Page() {
  const { go } = useAddress()
  const { text } = useNarrowed()
  const [sign, runtime, from] = [useSign(), useRuntime(), useFrom()]
  const list = usePages('tips.list', {
    ...(text === undefined ? {} : { text }),
    ...(sign === undefined ? {} : { sign }),
    ...(runtime === undefined ? {} : { runtime }),
    ...(from === undefined ? {} : { from }),
    limit: 100,
  })
  const isNarrowed = [text, sign, runtime, from].some((one) => one !== undefined)
  return (
    <Frame
      title="Tips"
      lead="Something is wrong, and you would like to find out what. Begin with what you see; before you try a tip, say what you expect it to show."
      acts={<Button onClick={() => go('/tips/new')}>Write down a tip</Button>}
    >
      <SignChips />
      <FromFilter />
      <Group gap="sm" align="end">
        <ListFilters />
        <WhereItRuns />
      </Group>
      <Paged
        of={list}
        waiting={<Skeleton height={320} role="status" aria-label="Loading" />}
        empty={<NoTips isNarrowed={isNarrowed} />}
      >
        {(items) => (
          <ul className={records['list'] ?? ''}>
            {items.map((tip) => (
              <Offered key={tip.ref} tip={tip} />
            ))}
          </ul>
        )}
      </Paged>
    </Frame>
  )
}

function useRuntime(): Runtime | undefined {
  const { search } = useAddress()
  return runtimes.find((one) => one === search['runtime'])
}

function WhereItRuns() {
  const { change } = useAddress()
  return (
    <Select
      label="Where it runs"
      placeholder="Anywhere"
      clearable
      clearButtonProps={{ 'aria-label': 'Anywhere' }}
      data={runtimes.map((value) => ({ value, label: runtimeWords[value] }))}
      value={useRuntime() ?? null}
      onChange={(chosen) => change({ runtime: chosen ?? undefined })}
      mb="md"
      maw={220}
    />
  )
}

function NoTips({ isNarrowed }: { isNarrowed: boolean }) {
  const { change, go } = useAddress()
  const all = { q: undefined, sign: undefined, runtime: undefined, from: undefined }
  return (
    <Empty
      says={isNarrowed ? 'No tip is like that.' : 'No tips yet.'}
      acts={
        <Group gap="xs">
          <Button onClick={() => go('/tips/new')}>Write one down</Button>
          {isNarrowed && (
            <Button variant="default" onClick={() => change(all)}>
              Show all
            </Button>
          )}
        </Group>
      }
    >
      How your team found something out belongs here, beside what came with Cairn.
    </Empty>
  )
}

function Offered({ tip }: { tip: TipLine }) {
  const { ref, number, from, title, status, fits } = tip
  return (
    <li>
      <Link to={`/tips/${number ?? ref}`} className={classes['item'] ?? ''} underline="never">
        <Group gap="sm" justify="space-between">
          <span className={classes['title']}>{title}</span>
          {from === 'team' && (
            <State tone={status === 'offered' ? 'open' : 'past'}>
              {status === 'offered' ? 'Of your team' : 'Retired'}
            </State>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {fits.map((sign) => signWords[sign]).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {takesInWords(tip)}
        </Text>
      </Link>
    </li>
  )
}
