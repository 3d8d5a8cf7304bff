/** Bars over time, one above the other where a slice has parts. SVG: there are never more than a few hundred. */
import { scaleLinear } from 'd3-scale'
import type { Ref } from 'react'
import { useWidth } from './use-width.ts'
import { ValueAxis } from './value-axis.tsx'
import classes from './charts.module.css'

export interface Bar {
  /** Such as a month; no two are the same. */
  label: string
  /** In the order of `parts`. */
  values: readonly number[]
}

interface BarsProps {
  label: string
  bars: readonly Bar[]
  parts: readonly { name: string; colour: string }[]
  unit: string
  height?: number
  svgRef?: Ref<SVGSVGElement>
}

const margin = { left: 44, bottom: 22, top: 22 }
/** Few bars are no wider than these: one month alone is not a wall. */
const stepMax = 90
const labelRoom = 76

export function Bars({ label, bars, parts, unit, height = 180, svgRef }: BarsProps) {
  const { ref, width } = useWidth()
  // Parts of a hundred may come to a hair more.
  const most = Math.max(1, ...bars.map(({ values }) => Number(sum(values).toFixed(6))))
  const base = height - margin.bottom
  const y = scaleLinear().domain([0, most]).nice(4).range([base, margin.top])
  const step = Math.min(stepMax, Math.max(0, width - margin.left) / Math.max(1, bars.length))
  const every = Math.ceil(labelRoom / Math.max(1, step))
  return (
    <div ref={ref}>
      <svg ref={svgRef} width={width} height={height} role="img" aria-label={label}>
        <ValueAxis y={y} left={margin.left} right={width} unit={unit} />
        {bars.map((bar, index) => {
          const x = margin.left + index * step
          return (
            <g key={bar.label}>
              <title>{`${bar.label}: ${titleOf(bar, parts, unit)}`}</title>
              <rect
                x={x}
                y={margin.top}
                width={step}
                height={base - margin.top}
                fill="transparent"
              />
              {bar.values.map((value, part) => (
                <rect
                  key={parts[part]?.name}
                  x={x + step * 0.1}
                  width={Math.max(1, step * 0.8)}
                  y={y(sum(bar.values.slice(0, part + 1)))}
                  height={base - y(value)}
                  fill={parts[part]?.colour}
                />
              ))}
              {index % every === 0 && x + (step + labelRoom) / 2 <= width && (
                <text
                  x={x + step / 2}
                  y={height - 6}
                  textAnchor="middle"
                  className={classes['axis']}
                >
                  {bar.label}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function titleOf({ values }: Bar, parts: BarsProps['parts'], unit: string): string {
  if (parts.length === 1) return `${values[0] ?? 0} ${unit}`
  return parts
    .map(({ name }, part) => `${name} ${Number((values[part] ?? 0).toFixed(1))}`)
    .join(', ')
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
