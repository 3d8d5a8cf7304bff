/** Twelve months at a time, by a slider along the whole history. */
import { Slider, Text } from '@mantine/core'
import { useState } from 'react'
import { monthShown } from '#std/shown-dates.ts'
import { useAddress } from '#web/ui/address.ts'

interface Span {
  from: string
  to: string
}

/** Twelve months that end wherever one drags them: the same map at another time. */
export function Years({ history }: { history: Span | null }) {
  const { search, change } = useAddress()
  const months = history === null ? [] : monthsBetween(history)
  const end = /\.\.(\d{4}-\d{2})/.exec(search['window'] ?? '')?.[1]
  const at = end === undefined ? months.length - 1 : Math.max(0, months.indexOf(end))
  // While it is dragged it is ahead of what is shown.
  const [dragged, setDragged] = useState<{ from: number; to: number } | null>(null)
  if (months.length < 3) return null
  const value = dragged?.from === at ? dragged.to : at
  // Of another span it shows no twelve months yet.
  const isOne = dragged !== null || end !== undefined || /^12m$|^$/.test(search['window'] ?? '')
  const words = (place: number) => monthShown(months[place] ?? '')
  return (
    <div>
      <Text size="sm" id="years">
        {isOne ? `The twelve months to ${words(value)}` : 'Twelve months at a time, by dragging'}
      </Text>
      <Slider
        aria-labelledby="years"
        thumbLabel="The twelve months that end at"
        thumbValueText={words}
        min={0}
        max={months.length - 1}
        value={value}
        label={words}
        onChange={(to) => setDragged({ from: at, to })}
        onChangeEnd={(place) => {
          const month = months[place]
          if (month === undefined) return
          change({ window: place === months.length - 1 ? '12m' : yearTo(month) })
        }}
        maw="36rem"
        size="sm"
      />
    </div>
  )
}

function monthsBetween({ from, to }: Span): string[] {
  const months: string[] = []
  const date = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  while (date.toISOString() <= to && months.length < 1200) {
    months.push(date.toISOString().slice(0, 7))
    date.setUTCMonth(date.getUTCMonth() + 1)
  }
  return months
}

/** `2023-06` is `2022-07-01..2023-06-30`. */
function yearTo(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return `${day(new Date(Date.UTC(year - 1, number, 1)))}..${day(new Date(Date.UTC(year, number, 0)))}`
}
