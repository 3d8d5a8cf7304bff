/** The long view: which decisions held where and when, and what took whose place. */
import { Button, Group, RangeSlider, SegmentedControl, Select, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useMemo, useRef, useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { svgOf } from '#web/evidence/export.ts'
import type { Column, TableOf } from '#web/evidence/table.tsx'
import { standingIn, statusesIn } from '#web/records/status-words.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import type { DecisionMap, Mapped } from '../map.ts'
import { MapChart } from './map-chart.tsx'
import { layOut, monthsOf, type MapLayout } from './map-layout.ts'
import { MapList } from './map-list.tsx'
import { areaInWords, noArea, readWith, successorOf } from './map-words.ts'
import { SignKey } from './sign.tsx'
import { Views } from './views.tsx'
import { signOf, signWords, statusWords } from './words.ts'
import classes from './map.module.css'

const depths = [
  { value: '0', label: 'Repositories' },
  { value: '1', label: 'Folders' },
  { value: '2', label: 'Deeper' },
]

export function Page() {
  const { search, change, go } = useAddress()
  const depth = depths.find(({ value }) => value === search['depth'])?.value ?? '1'
  const map = useAnswer('decisions.map', { depth: Number(depth) })
  return (
    <Frame
      title="Map of decisions"
      lead="What was decided about which code, since when it holds, and what took its place."
    >
      <Views here="/decisions/map" />
      <Asked of={map} lines={10}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty
              says="There is nothing on the map yet."
              acts={
                <Button variant="default" onClick={() => go('/decisions/new')}>
                  Propose the first
                </Button>
              }
            >
              Decisions stand here by the code they name and by their day, so that a newcomer sees
              in a minute what holds where, and what it replaced.
            </Empty>
          ) : (
            <>
              <Group gap="md" mb="md" align="end">
                <SegmentedControl
                  aria-label="How deep an area is"
                  data={depths}
                  value={depth}
                  onChange={(value) =>
                    change({ depth: value === '1' ? undefined : value, area: undefined })
                  }
                />
                <Select
                  aria-label="Area"
                  placeholder="All areas"
                  clearable
                  searchable
                  data={answer.areas.map(({ name }) => ({
                    value: name === '' ? noArea : name,
                    label: areaInWords(name),
                  }))}
                  value={search['area'] ?? null}
                  onChange={(value) => change({ area: value ?? undefined })}
                />
              </Group>
              <Drawn map={answer} key={answer.items.length} />
            </>
          )
        }
      </Asked>
    </Frame>
  )
}

function Drawn({ map }: { map: DecisionMap }) {
  const { search, change } = useAddress()
  const { ref, width } = useElementSize()
  const svg = useRef<SVGSVGElement>(null)
  const [now] = useState(() => new Date())
  const months = useMemo(() => monthsOf(map.items, now), [map, now])
  const last = months.length - 1
  const [from, to] = [monthAt(search['from'], 0), monthAt(search['to'], last)]
  const area = search['area']
  const isPhone = width < 620
  const wish = {
    ...{ width: Math.max(0, width - 40), names: Math.min(220, Math.round(width * 0.22)), now },
    ...{ from: months[from] ?? now, to: months[to] ?? now },
    area: area === undefined ? null : area === noArea ? '' : area,
  }
  const layout = layOut(map, wish)
  const there = new Set(layout.marks.map(({ item }) => signOf(item)))
  const statuses = statusesIn(signWords).filter((status) => there.has(status))
  return (
    <div ref={ref}>
      {last > 1 && <Period months={months} from={from} to={to} />}
      {width > 0 && (
        <ChartFrame
          title="Map of decisions"
          of={layout.count === 1 ? 'decision' : 'decisions'}
          answer={{
            n: layout.count,
            window: { label: '', from: wish.from.toISOString(), to: wish.to.toISOString() },
            leftOut:
              map.more === 0
                ? []
                : [{ what: 'older decisions', count: map.more, why: 'a map has room for 2,000' }],
          }}
          table={tableOf(layout, map)}
          {...(isPhone ? {} : { svg: () => svgOf(svg.current) })}
        >
          {isPhone && <SignKey statuses={statuses} />}
          {layout.count === 0 && (
            <Group>
              <Text c="dimmed">Nothing was decided there in this time.</Text>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => change({ area: undefined, from: undefined, to: undefined })}
              >
                Show all
              </Button>
            </Group>
          )}
          {isPhone ? (
            <MapList layout={layout} map={map} />
          ) : (
            <MapChart layout={layout} wish={wish} map={map} statuses={statuses} svgRef={svg} />
          )}
        </ChartFrame>
      )}
    </div>
  )

  function monthAt(text: string | undefined, otherwise: number): number {
    const place = months.findIndex((month) => month.toISOString().slice(0, 7) === text)
    return place < 0 ? otherwise : place
  }
}

/** Closer on a part of the time: two handles that keys move as well. */
function Period({ months, from, to }: { months: readonly Date[]; from: number; to: number }) {
  const { change } = useAddress()
  const last = months.length - 1
  const [shown, setShown] = useState<[number, number]>([from, to])
  const nameOf = (place: number) =>
    months[place]?.toLocaleDateString('en-GB', {
      ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
    }) ?? ''
  return (
    <div className={classes['period']}>
      <Text size="sm" id="map-period">
        From {nameOf(shown[0])} to {nameOf(shown[1])}
      </Text>
      <RangeSlider
        aria-labelledby="map-period"
        thumbFromLabel="From"
        thumbToLabel="To"
        min={0}
        max={last}
        minRange={1}
        step={1}
        label={nameOf}
        value={shown}
        onChange={setShown}
        onChangeEnd={([one, other]) =>
          change({
            from: one === 0 ? undefined : months[one]?.toISOString().slice(0, 7),
            to: other === last ? undefined : months[other]?.toISOString().slice(0, 7),
          })
        }
      />
    </div>
  )
}

function tableOf({ marks }: MapLayout, map: DecisionMap): TableOf<Mapped> {
  const rows = [...new Map(marks.map(({ item }) => [item.number, item])).values()]
  return {
    rows: rows.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    columns: [
      { name: 'Number', value: ({ number }) => number },
      {
        name: 'Decision',
        value: ({ title }) => title,
        show: ({ number, title }) => <Link to={`/decisions/${number}`}>{title}</Link>,
      },
      { name: 'State', value: (item) => standingIn(statusWords, item).label },
      dayColumn('Since', ({ at }) => at),
      dayColumn('Until', ({ endedAt }) => endedAt),
      { name: 'Replaced by', value: ({ number }) => successorOf(number, map) ?? null },
      { name: 'To be read with', value: ({ number }) => readWith(number, map).join(', ') || null },
      { name: 'Areas', value: ({ areas }) => areas.join(', ') || null },
    ],
  }
}

function dayColumn(name: string, at: (item: Mapped) => string | null): Column<Mapped> {
  const value = (item: Mapped) => at(item)?.slice(0, 10) ?? null
  return {
    ...{ name, value },
    show: (item) => <span className={classes['day']}>{value(item) ?? '–'}</span>,
  }
}
