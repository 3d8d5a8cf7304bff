/** What became of a record: its versions, the newest first. Two are compared, and the words of an older one are put back. */
import { Button, Group, NativeSelect, Stack, Text, Timeline } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked } from '#web/ui/asked.tsx'
import { FoldedSection } from '#web/ui/folded-section.tsx'
import { When } from '#web/ui/when.tsx'
import { Comparison } from './comparison.tsx'
import { Name } from './name.tsx'
import { PutBack, WasPutBack, type PutBackWish } from './put-back.tsx'

interface HistoryProps {
  record: string
  /** What each verb of its kind is called, as what somebody did. */
  did: Readonly<Record<string, string>>
  /** Whether its words may still be others. */
  mayChange: boolean
}

export function History(props: HistoryProps) {
  return (
    <FoldedSection title="What became of it">
      <Versions {...props} />
    </FoldedSection>
  )
}

const shownMax = 200

function Versions({ record, did, mayChange }: HistoryProps) {
  const list = useAnswer('records.history', { record, limit: shownMax })
  const [pair, setPair] = useState<Pair | null>(null)
  const [wish, setWish] = useState<PutBackWish | null>(null)
  const [done, setDone] = useState<PutBackWish | null>(null)
  return (
    <Asked of={list} lines={3}>
      {({ items }) => (
        <Stack gap="md">
          {done !== null && <WasPutBack {...done} close={() => setDone(null)} />}
          <Timeline bulletSize={12} lineWidth={2}>
            {items.map(({ version, act, by, at }, place) => (
              <Timeline.Item key={version}>
                <Name of={by} /> {did[act] ?? didToAny[act] ?? act}{' '}
                <Text span size="sm" c="dimmed">
                  <When at={at} isDay={by === null} /> · version {version}
                </Text>
                <Group gap="xs">
                  {version > 1 && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={`What changed in version ${version}`}
                      onClick={() => setPair({ from: version - 1, to: version })}
                    >
                      What changed
                    </Button>
                  )}
                  {mayChange && place > 0 && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={`Put it back: version ${version}`}
                      onClick={() =>
                        setWish({ record, to: version, newest: items[0]?.version ?? version })
                      }
                    >
                      Put it back
                    </Button>
                  )}
                </Group>
              </Timeline.Item>
            ))}
          </Timeline>
          {pair !== null && (
            <Compared record={record} items={items} pair={pair} setPair={setPair} />
          )}
          {wish !== null && (
            <PutBack
              wish={wish}
              close={() => setWish(null)}
              done={() => {
                setDone(wish)
                setWish(null)
              }}
            />
          )}
        </Stack>
      )}
    </Asked>
  )
}

const didToAny: Readonly<Record<string, string>> = {
  'records.revert': 'put earlier words back',
  'records.import': 'brought it in from a file',
}

interface Pair {
  from: number
  to: number
}

interface ComparedProps {
  record: string
  items: AnswerOf<'records.history'>['items']
  pair: Pair
  setPair: (pair: Pair) => void
}

function Compared({ record, items, pair, setPair }: ComparedProps) {
  const versions = items.map(({ version }) => ({
    value: `${version}`,
    label: `version ${version}`,
  }))
  return (
    <div>
      <Group gap="sm" align="end" mb="sm">
        {(['from', 'to'] as const).map((side) => (
          <NativeSelect
            key={side}
            label={side === 'from' ? 'From' : 'To'}
            size="xs"
            data={versions}
            value={`${pair[side]}`}
            onChange={(event) => setPair({ ...pair, [side]: Number(event.currentTarget.value) })}
          />
        ))}
      </Group>
      <Comparison record={record} {...pair} />
    </div>
  )
}
