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
  svgRef?: Ref<SVGSVGElement>
}

const rowHeight = 38
const barHeight = 9

export function Shares({ label, shares, colour, svgRef }: SharesProps) {
  const { ref, width } = useWidth()
  const height = shares.length * rowHeight
  return (
    <div ref={ref}>
      <svg ref={svgRef} width={width} height={height} role="img" aria-label={label}>
        {shares.map(({ name, share, says }, place) => (
          <g key={name} transform={`translate(0 ${place * rowHeight})`}>
            <title>{`${name}: ${says}`}</title>
            <text x={0} y={12} className={classes['label']}>
              {fitted(name, width - says.length * letterWidth - 16)}
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

/** The end of a path says more than its beginning. */
function fitted(name: string, room: number): string {
  const letters = Math.max(8, Math.floor(room / letterWidth))
  return name.length <= letters ? name : `…${name.slice(1 - letters)}`
}
