/** All decisions by area and time, as a drawing that can be walked with arrow keys. */
import { scaleUtc } from 'd3-scale'
import { useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react'
import { standingIn } from '#web/records/status-words.ts'
import { address, useAddress } from '#web/ui/address.ts'
import type { DecisionMap } from '../map.ts'
import { areaInWords, noArea, spanInWords } from './map-words.ts'
import {
  axisHeight,
  neighbour,
  type layOut,
  type Mark,
  type MapLayout,
  type Wish,
} from './map-layout.ts'
import { colourOf, Sign } from './sign.tsx'
import { signOf, signWords, statusWords, type Sign as SignName } from './words.ts'
import classes from './map.module.css'

interface MapChartProps {
  /** Those that are there, for the key: a picture that is taken along needs it. */
  statuses: readonly SignName[]
  layout: MapLayout
  wish: Parameters<typeof layOut>[1]
  map: DecisionMap
  svgRef: Ref<SVGSVGElement>
}

export function MapChart({ layout, wish, map, statuses, svgRef }: MapChartProps) {
  const { rows, marks, arrows, height, count } = layout
  const [at, setAt] = useState('')
  // One stop for the Tab key; arrow keys go on from there.
  const current = marks.some(({ key }) => key === at) ? at : (marks[0]?.key ?? '')
  const walk = (event: KeyboardEvent<SVGGElement>) => {
    const next = neighbour(marks, current, event.key)
    if (next === undefined) return
    event.preventDefault()
    setAt(next.key)
    const link = event.currentTarget.querySelector(`[data-key="${CSS.escape(next.key)}"]`)
    if (link instanceof SVGElement) link.focus()
  }
  return (
    <svg
      ref={svgRef}
      width={wish.width}
      height={height + keyIn(wish.width, statuses.length).height}
      role="group"
      aria-label={`${count} decisions by area and time. Arrow keys walk from one to the next.`}
    >
      <Times wish={wish} height={height} />
      {rows.map(({ area, y, height: tall }, index) => (
        <AreaName
          key={area}
          area={area}
          y={y}
          height={tall}
          names={wish.names}
          width={wish.width}
          isOdd={index % 2 === 1}
        />
      ))}
      <KeyLines statuses={statuses} top={height} width={wish.width} />
      {arrows.map(({ key, from, to }) => (
        <Arrow key={key} from={from} to={to} />
      ))}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- The links in it are what has the focus. */}
      <g onKeyDown={walk}>
        {marks.map((mark) => (
          <MarkLink
            key={mark.key}
            mark={mark}
            map={map}
            isStop={mark.key === current}
            onFocus={() => setAt(mark.key)}
          />
        ))}
      </g>
    </svg>
  )
}

const keyLine = 24
const keyWidth = 108

function keyIn(width: number, count: number): { perLine: number; height: number } {
  const perLine = Math.max(1, Math.floor(width / keyWidth))
  return { perLine, height: Math.ceil(count / perLine) * keyLine + 10 }
}

interface KeyLinesProps {
  statuses: readonly SignName[]
  top: number
  width: number
}

function KeyLines({ statuses, top, width }: KeyLinesProps) {
  const { perLine } = keyIn(width, statuses.length)
  return (
    <g aria-hidden>
      {statuses.map((status, place) => {
        const x = (place % perLine) * keyWidth
        const y = top + 20 + Math.floor(place / perLine) * keyLine
        return (
          <g key={status}>
            <Sign status={status} x={x + 14} y={y} />
            <text x={x + 28} y={y + 4} className={classes['label']}>
              {signWords[status].label}
            </text>
          </g>
        )
      })}
    </g>
  )
}

function Times({ wish: { names, width, from, to }, height }: { wish: Wish; height: number }) {
  const x = scaleUtc([from, to], [names + 10, width - 10])
  const ticks = x.ticks(Math.max(2, Math.floor((width - names) / 110)))
  const isYears = ticks.every((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1)
  const isDays = ticks.some((tick) => tick.getUTCDate() !== 1)
  return (
    <g aria-hidden>
      {ticks.map((tick) => (
        <g key={tick.getTime()}>
          <line
            x1={x(tick)}
            x2={x(tick)}
            y1={axisHeight - 6}
            y2={height}
            stroke="var(--stone-line)"
          />
          <text x={x(tick)} y={14} textAnchor="middle" className={classes['soft']}>
            {isYears
              ? tick.getUTCFullYear()
              : tick.toLocaleDateString('en-GB', {
                  ...(isDays ? { day: 'numeric' } : { year: 'numeric' }),
                  ...{ month: 'short', timeZone: 'UTC' },
                })}
          </text>
        </g>
      ))}
    </g>
  )
}

interface AreaNameProps {
  area: string
  y: number
  height: number
  names: number
  width: number
  isOdd: boolean
}

/** Its name leads into it: one area alone, and again to all. */
function AreaName({ area, y, height, names, width, isOdd }: AreaNameProps) {
  const { search, change } = useAddress()
  const own = area === '' ? noArea : area
  const isAlone = search['area'] === own
  const text = areaInWords(area)
  const room = Math.floor((names - 16) / 7)
  const shown = text.length > room ? `…${text.slice(text.length - room + 1)}` : text
  const next = isAlone ? undefined : own
  return (
    <g>
      <rect
        x={0}
        y={y}
        width={width}
        height={height}
        fill="var(--stone-soft)"
        opacity={isOdd ? 0 : 0.6}
      />
      <a
        href={address('/decisions/map', { ...search, area: next })}
        aria-label={isAlone ? 'Show all areas' : `Only ${text}`}
        onClick={(event) => {
          event.preventDefault()
          change({ area: next })
        }}
      >
        <title>{isAlone ? 'Show all areas' : `Only ${text}`}</title>
        <text x={8} y={y + 27} className={classes['area']}>
          {shown}
        </text>
      </a>
    </g>
  )
}

interface MarkLinkProps {
  mark: Mark
  map: DecisionMap
  isStop: boolean
  onFocus: () => void
}

function MarkLink({ mark, map, isStop, onFocus }: MarkLinkProps) {
  const { go } = useAddress()
  const { item, x, y, end, label, isLabelLeft } = mark
  const long = label.length * 6.6
  const says = `${item.number}, ${item.title}: ${inLowerCase(standingIn(statusWords, item).label)}, ${spanInWords(item, map)}`
  const to = `/decisions/${item.number}`
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return (
    <a
      data-key={mark.key}
      href={to}
      className={classes['mark']}
      tabIndex={isStop ? 0 : -1}
      aria-label={says}
      onFocus={onFocus}
      onClick={follow}
    >
      <title>{says}</title>
      <rect
        x={isLabelLeft ? x + 9 - Math.max(18, long) : x - 9}
        y={y - 17}
        width={Math.max(
          18,
          isLabelLeft ? long + Math.max(0, (end ?? x) - x) : long,
          isLabelLeft ? 0 : (end ?? x) - x + 18,
        )}
        height={33}
        rx={4}
        fill="transparent"
        className={classes['field']}
      />
      {end !== null && (
        <line
          x1={x}
          x2={end}
          y1={y + 7}
          y2={y + 7}
          stroke={colourOf(signOf(item))}
          strokeWidth={3}
          opacity={0.55}
          strokeDasharray={item.status === 'open' ? '4 4' : undefined}
        />
      )}
      <Sign status={signOf(item)} x={x} y={y + 7} />
      <text
        x={isLabelLeft ? x + 6 : x - 6}
        y={y - 4}
        textAnchor={isLabelLeft ? 'end' : 'start'}
        className={classes['label']}
      >
        {label}
      </text>
    </a>
  )
}

function inLowerCase(label: string): string {
  return `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`
}

/** Into the sign from its left, where no name stands. */
function Arrow({ from, to }: Omit<MapLayout['arrows'][number], 'key'>) {
  const [x1, y1] = [from.x, from.y + 7]
  const [x2, y2] = [to.x - 9, to.y + 7]
  const bend = x2 - x1 > 40 ? (x1 + x2) / 2 : Math.min(x1, x2) - 22
  return (
    <g aria-hidden>
      <path
        d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2 - 5} ${y2}`}
        fill="none"
        stroke="var(--mantine-color-text)"
        strokeWidth={1.5}
      />
      <path d={`M${x2} ${y2}l-7 -4v8z`} fill="var(--mantine-color-text)" />
    </g>
  )
}
