/** The levels of a chart's values: a line across for each, its number to the left of it, and the unit above. */
import type { ScaleLinear } from 'd3-scale'
import classes from './charts.module.css'

interface ValueAxisProps {
  y: ScaleLinear<number, number>
  left: number
  right: number
  unit: string
}

export function ValueAxis({ y, left, right, unit }: ValueAxisProps) {
  return (
    <>
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--stone-line)" />
            <text x={left - 6} y={y(tick) + 4} textAnchor="end" className={classes['axis']}>
              {tick.toLocaleString('en-GB')}
            </text>
          </g>
        ))}
      <text x={0} y={10} className={classes['axis']}>
        {unit}
      </text>
    </>
  )
}
