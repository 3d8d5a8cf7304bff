/** The hours of a week as a map: a row for each day, a cell for each hour, the darker the more. */
import { useComputedColorScheme } from '@mantine/core'
import type { Ref } from 'react'
import { shortWeekdayNames } from '#std/weekdays.ts'
import { ember } from './colours.ts'
import { useWidth } from './use-width.ts'
import classes from './charts.module.css'

interface WeekMapProps {
  label: string
  /** 168 of them, Monday from 0 to 1 first. */
  hours: readonly number[]
  /** A value in words. */
  says: (value: number) => string
  svgRef?: Ref<SVGSVGElement>
}

const [left, top, rowHeight, legendHeight] = [34, 4, 20, 44]
const steps = 5

export function WeekMap({ label, hours, says, svgRef }: WeekMapProps) {
  const { ref, width } = useWidth()
  const colour = ember(useComputedColorScheme('light') === 'dark')
  const most = Math.max(...hours, Number.MIN_VALUE)
  const step = Math.max(0, width - left) / 24
  const base = top + 7 * rowHeight
  return (
    <div ref={ref}>
      <svg ref={svgRef} width={width} height={base + legendHeight} role="img" aria-label={label}>
        {shortWeekdayNames.map((name, day) => (
          <text key={name} x={0} y={top + day * rowHeight + 14} className={classes['axis']}>
            {name}
          </text>
        ))}
        {hours.map((value, place) => {
          const [day, hour] = [Math.floor(place / 24), place % 24]
          return (
            <rect
              key={place}
              x={left + hour * step}
              y={top + day * rowHeight}
              width={Math.max(1, step - 1)}
              height={rowHeight - 1}
              fill={colour(value / most)}
            >
              <title>{`${hourNamed(place)}: ${says(value)}`}</title>
            </rect>
          )
        })}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} x={left + hour * step} y={base + 13} className={classes['axis']}>
            {hour}:00
          </text>
        ))}
        <g transform={`translate(${left} ${base + 26})`}>
          {Array.from({ length: steps }, (_, index) => (
            <rect
              key={index}
              x={index * 18}
              width={17}
              height={11}
              fill={colour(index / (steps - 1))}
            />
          ))}
          <text x={steps * 18 + 6} y={10} className={classes['axis']}>
            {`none, up to ${says(most)}`}
          </text>
        </g>
      </svg>
    </div>
  )
}

/** `Mon 9:00 to 10:00` */
export function hourNamed(place: number): string {
  const hour = place % 24
  return `${shortWeekdayNames[Math.floor(place / 24)] ?? ''} ${hour}:00 to ${hour + 1}:00`
}
