/** Shares of places, one bar below the other, all on the same scale. */
import type { Ref } from 'react'
import { useWidth } from './use-width.ts'
import classes from './charts.module.css'

export interface Share {
  name: string
  /** 0 to 1. */
  share: number
  says: string
}

interface SharesProps {
  label: string
  shares: readonly Share[]
  colour: string
  /** Which end of a name is cut where it is too long: the end of a path says more than its beginning. */
  cut?: 'beginning' | 'end'
  svgRef?: Ref<SVGSVGElement>
}

const rowHeight = 38
const barHeight = 9

export function Shares({ label, shares, colour, cut = 'beginning', svgRef }: SharesProps) {
  const { ref, width } = useWidth()
  const height = shares.length * rowHeight
  return (
    <div ref={ref}>
      <svg ref={svgRef} width={width} height={height} role="img" aria-label={label}>
        {shares.map(({ name, share, says }, place) => (
          <g key={name} transform={`translate(0 ${place * rowHeight})`}>
            <title>{`${name}: ${says}`}</title>
            <text x={0} y={12} className={classes['label']}>
              {fitted(name, width - says.length * letterWidth - 16, cut)}
            </text>
            <text x={width} y={12} textAnchor="end" className={classes['axis']}>
              {says}
            </text>
            <rect y={18} width={width} height={barHeight} rx={3} fill="var(--stone-line)" />
            <rect y={18} width={width * share} height={barHeight} rx={3} fill={colour} />
          </g>
        ))}
      </svg>
    </div>
  )
}

const letterWidth = 7

function fitted(name: string, room: number, cut: 'beginning' | 'end'): string {
  const letters = Math.max(8, Math.floor(room / letterWidth))
  if (name.length <= letters) return name
  return cut === 'end' ? `${name.slice(0, letters - 1)}…` : `…${name.slice(1 - letters)}`
}
