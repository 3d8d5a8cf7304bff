/** Whether lengths are all the time that passed, or the team's working time alone: chosen in the address, so that it can be shared. */
import { Group, SegmentedControl, Text } from '@mantine/core'
import { duration, hoursOf } from '#std/duration.ts'
import { shortWeekdayNames } from '#std/weekdays.ts'
import { counted } from '#std/words.ts'
import { useAddress } from '#web/ui/address.ts'
import type { FlowAnswer } from './words.ts'

export type Time = 'elapsed' | 'working'

export function useTime(): Time {
  const { search } = useAddress()
  return search['time'] === 'working' ? 'working' : 'elapsed'
}

const choices = [
  { value: 'elapsed', label: 'Elapsed time' },
  { value: 'working', label: 'Working time' },
]

export function TimeChoice({ calendar }: { calendar?: FlowAnswer['calendar'] | undefined }) {
  const { change } = useAddress()
  const time = useTime()
  return (
    <Group gap="sm" mb="md">
      <SegmentedControl
        aria-label="How time is counted"
        data={choices}
        value={time}
        onChange={(chosen) => change({ time: chosen === 'working' ? chosen : undefined })}
      />
      {time === 'working' && calendar !== undefined && (
        <Text size="sm" c="dimmed">
          {calendarSaid(calendar)}
        </Text>
      )}
    </Group>
  )
}

/** `Mon to Fri, 9-17 in UTC` */
function calendarSaid({ zone, hours, days, holidays }: FlowAnswer['calendar']): string {
  const names = days.toSorted((a, b) => a - b).map((day) => shortWeekdayNames[day - 1] ?? '')
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 7]
  const isRow = names.length > 2 && last - first === names.length - 1
  const said = isRow ? `${names[0]} to ${names.at(-1)}` : names.join(', ')
  const without = holidays === 0 ? '' : `, without ${counted(holidays, 'holiday')}`
  return `${said}, ${hours} in ${zone}${without}`
}

/** Minutes in words; how many hours a working day has is the team's, so working time is told in hours. */
export function lengthShown(minutes: number, time: Time): string {
  return time === 'working' ? hoursOf(minutes) : duration(minutes)
}

/** In which unit a chart is drawn whose largest value is this one, and how many minutes that has. */
export function unitFor(mostMinutes: number, time: Time): { unit: string; minutes: number } {
  if (mostMinutes < 180) return { unit: 'minutes', minutes: 1 }
  return time === 'working' || mostMinutes < 4 * 1_440
    ? { unit: time === 'working' ? 'working hours' : 'hours', minutes: 60 }
    : { unit: 'days', minutes: 1_440 }
}
