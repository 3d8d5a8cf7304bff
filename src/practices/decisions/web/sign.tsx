/** The state of a decision as a sign: told apart by its form, and by its colour. */
import { Key } from '#web/charts/key.tsx'
import type { Tone } from '#web/ui/state.tsx'
import { namedIn } from '#web/records/status-words.ts'
import { signWords } from './words.ts'

const colours: Record<Tone, string> = {
  open: 'var(--series-1)',
  going: 'var(--series-4)',
  settled: 'var(--series-3)',
  past: 'var(--series-7)',
  declined: 'var(--series-2)',
}

export function colourOf(status: string): string {
  return colours[namedIn(signWords, status).tone]
}

/** Around the middle of it. */
export function Sign({ status, x, y }: { status: string; x: number; y: number }) {
  const colour = colourOf(status)
  const drawn = { fill: 'none', stroke: colour, strokeWidth: 2.5 }
  switch (status) {
    case 'accepted':
      return <circle cx={x} cy={y} r={6} fill={colour} stroke={colour} strokeWidth={1} />
    case 'on trial':
      return (
        <g>
          <circle cx={x} cy={y} r={5} {...drawn} fill="var(--stone-raised)" />
          <path d={`M${x} ${y - 5}a5 5 0 0 1 0 10z`} fill={colour} />
        </g>
      )
    case 'open':
      return <circle cx={x} cy={y} r={5} {...drawn} fill="var(--stone-raised)" />
    case 'superseded':
      return <path d={`M${x - 5} ${y - 6}l10 6l-10 6z`} fill={colour} />
    case 'deprecated':
      return <rect x={x - 5} y={y - 5} width={10} height={10} fill={colour} />
    case 'rejected':
      return <path d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`} {...drawn} />
    case 'withdrawn':
      return <path d={`M${x - 6} ${y}h12`} {...drawn} />
    default:
      return <path d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} {...drawn} fill="var(--stone-raised)" />
  }
}

/** What each sign means, of those that are there. */
export function SignKey({ statuses }: { statuses: readonly string[] }) {
  const parts = statuses.map((status) => ({
    name: namedIn(signWords, status).label,
    sign: (
      <svg width={16} height={16} aria-hidden>
        <Sign status={status} x={8} y={8} />
      </svg>
    ),
  }))
  return <Key parts={parts} />
}
