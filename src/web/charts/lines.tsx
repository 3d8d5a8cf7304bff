/** Values over time as lines, each with a band around it where one is known. */
import { scaleLinear, scaleTime } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { Ref } from 'react'
import { dayShown } from '#std/shown-dates.ts'
import { timeTicks } from './time-ticks.ts'
import { useWidth } from './use-width.ts'
import { ValueAxis } from './value-axis.tsx'
import classes from './charts.module.css'

export interface Point {
  at: Date
  /** null where it is not known: the line has a gap there. */
  value: number | null
  low?: number | null
  high?: number | null
}

interface LinesProps {
  label: string
  lines: readonly { name: string; colour: string; points: readonly Point[] }[]
  unit: string
  /** Moments that something begins at, each with a word: a line from top to bottom. */
  marks?: readonly { at: Date; label: string }[]
  height?: number
  svgRef?: Ref<SVGSVGElement>
}

const margin = { left: 48, right: 12, bottom: 24, top: 24 }
const tickRoom = 110

export function Lines({ label, lines, unit, marks = [], height = 200, svgRef }: LinesProps) {
  const { ref, width } = useWidth()
  const points = lines.flatMap((one) => one.points)
  const times = [...points, ...marks].map(({ at }) => at.getTime())
  const most = Math.max(1, ...points.map(({ value, high }) => Math.max(value ?? 0, high ?? 0)))
  const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
  const x = scaleTime()
    .domain([first, last])
    .range([margin.left, Math.max(margin.left + 1, width - margin.right)])
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([height - margin.bottom, margin.top])
  const path = line<Point>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y(({ value }) => y(value ?? 0))
  const band = area<Point>()
    .defined(({ low, high }) => typeof low === 'number' && typeof high === 'number')
    .x(({ at }) => x(at))
    .y0(({ low }) => y(low ?? 0))
    .y1(({ high }) => y(high ?? 0))
  return (
    <div ref={ref}>
      <svg ref={svgRef} width={width} height={height} role="img" aria-label={label}>
        <ValueAxis y={y} left={margin.left} right={width - margin.right} unit={unit} />
        {points.length > 0 &&
          timeTicks(first, last, Math.floor(width / tickRoom)).map(({ at, label: when }) => (
            <text
              key={at.getTime()}
              x={x(at)}
              y={height - 6}
              textAnchor={anchorAt(x(at), width)}
              className={classes['axis']}
            >
              {when}
            </text>
          ))}
        {marks.map(({ at, label: says }) => (
          <g key={at.getTime()}>
            <line
              x1={x(at)}
              x2={x(at)}
              y1={margin.top - 8}
              y2={height - margin.bottom}
              stroke="var(--mantine-color-dimmed)"
              strokeDasharray="4 3"
            />
            <text
              x={x(at) + (x(at) > width / 2 ? -4 : 4)}
              y={margin.top - 12}
              textAnchor={x(at) > width / 2 ? 'end' : 'start'}
              className={classes['axis']}
            >
              {says}
            </text>
          </g>
        ))}
        {lines.map(({ name, colour, points: own }) => (
          <g key={name}>
            <path d={band(own) ?? ''} fill={colour} opacity={0.15} />
            <path d={path(own) ?? ''} fill="none" stroke={colour} strokeWidth={2} />
            {own.map(({ at, value }, place) =>
              value === null || (own.length > 150 && !isLonely(own, place)) ? null : (
                <circle key={at.getTime()} cx={x(at)} cy={y(value)} r={3} fill={colour}>
                  <title>{`${dayShown(at)}: ${value.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`}</title>
                </circle>
              ),
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

/** Between gaps no line leads to it: without a dot nobody would see it. */
function isLonely(points: readonly Point[], place: number): boolean {
  return [points[place - 1], points[place + 1]].every((one) => (one?.value ?? null) === null)
}

/** A label at the edge leans inwards, so that it is not cut. */
function anchorAt(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x > width - 40) return 'end'
  return x < 40 ? 'start' : 'middle'
}
