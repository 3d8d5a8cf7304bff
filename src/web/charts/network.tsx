/** Pairs as a network, and the same pairs as a matrix. */
import { useMemo, useState, type Ref } from 'react'
import type { Scale } from './colours.ts'
import { byWeight, nameAt, named, place, type Pair, type Placed } from './network.ts'
import { namesOf } from './pair-names.ts'
import { useWidth } from './use-width.ts'
import classes from './charts.module.css'

interface PairsProps {
  label: string
  pairs: readonly Pair[]
  /** The pair that is meant, if one is. */
  chosen?: Pair | undefined
  svgRef?: Ref<SVGSVGElement>
  onChoose: (id: string) => void
  onPair: (pair: Pair) => void
}

const height = 520

export function Network({ label, pairs: all, chosen, svgRef, onChoose, onPair }: PairsProps) {
  const { ref, width } = useWidth()
  // A phone has room for the strongest only, and for what is asked about.
  const pairs = useMemo(
    () => (width < 600 ? all.filter((pair, index) => index < 18 || pair === chosen) : all),
    [all, width, chosen],
  )
  const [pointed, setPointed] = useState<string | null>(null)
  const placed = useMemo(
    () => (width === 0 ? new Map<string, Placed>() : place(pairs, { width, height })),
    [pairs, width],
  )
  const texts = useMemo(() => namesOf(pairs.flatMap(({ a, b }) => [a, b])), [pairs])
  const names = useMemo(() => named(placed, pairs, width), [placed, pairs, width])
  const lit = litOf(pairs, pointed, chosen)
  return (
    <div ref={ref}>
      <svg ref={svgRef} width={width} height={height} role="img" aria-label={label}>
        {pairs.map((pair) => {
          const { a, b, degree } = pair
          const [from, to] = [placed.get(a), placed.get(b)]
          if (from === undefined || to === undefined) return null
          const isLit = lit === null || (lit.has(a) && lit.has(b))
          const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
          return (
            <g key={`${a} ${b}`} className={classes['node']} onClick={() => onPair(pair)}>
              <title>{sayPair(pair)}</title>
              {/* Wide enough to be hit. */}
              <line {...ends} stroke="transparent" strokeWidth={14} />
              <line
                {...ends}
                stroke={pair === chosen ? 'var(--series-2)' : 'var(--mantine-color-anchor)'}
                strokeWidth={1 + degree * 5}
                opacity={isLit ? 0.3 + degree * 0.5 : 0.08}
              />
            </g>
          )
        })}
        {[...placed.values()].map(({ id, x, y }) => {
          const isLit = lit === null || lit.has(id)
          const name =
            lit !== null && isLit ? nameAt({ x }, texts.get(id) ?? id, width) : names.get(id)
          return (
            <g
              key={id}
              className={classes['node']}
              opacity={isLit ? 1 : 0.25}
              onMouseEnter={() => setPointed(id)}
              onMouseLeave={() => setPointed(null)}
              onClick={() => onChoose(id)}
            >
              <title>{id}</title>
              <circle cx={x} cy={y} r={6} fill="var(--mantine-color-anchor)" />
              {name !== undefined && (
                <text x={name.x} y={y - 10} textAnchor="middle" className={classes['name']}>
                  {name.text}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

/** Whoever is pointed at and all that changes with it; otherwise the pair that is meant; null where nothing is. */
function litOf(
  pairs: readonly Pair[],
  pointed: string | null,
  chosen: Pair | undefined,
): Set<string> | null {
  if (pointed !== null)
    return new Set(pairs.flatMap(({ a, b }) => (a === pointed || b === pointed ? [a, b] : [])))
  return chosen === undefined ? null : new Set([chosen.a, chosen.b])
}

function sayPair({ a, b, degree }: Pair): string {
  return `${a} and ${b}: ${Math.round(degree * 100)} % of their changes together`
}

const cell = 18
const namesWidth = 190
const rowsMax = 40

export function Matrix({
  label,
  pairs,
  chosen,
  scale,
  svgRef,
  onChoose,
  onPair,
}: PairsProps & { scale: Scale }) {
  const ids = useMemo(() => byWeight(pairs).slice(0, rowsMax), [pairs])
  const texts = useMemo(() => namesOf(ids), [ids])
  const at = new Map(ids.map((id, index): [string, number] => [id, index]))
  const side = ids.length * cell
  return (
    // It has parts that cannot be reached by keys otherwise.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={label}>
      <svg ref={svgRef} width={namesWidth + side} height={side + 8} role="img" aria-label={label}>
        {ids.map((id, index) => (
          <g key={id} className={classes['node']} onClick={() => onChoose(id)}>
            <title>{id}</title>
            <text
              x={namesWidth - 6}
              y={index * cell + 13}
              textAnchor="end"
              className={classes['axis']}
            >
              {shortened(texts.get(id) ?? id)}
            </text>
            <rect
              x={namesWidth}
              y={index * cell}
              width={side}
              height={cell - 1}
              fill="var(--stone-soft)"
            />
          </g>
        ))}
        {pairs.flatMap((pair) =>
          [
            [at.get(pair.a), at.get(pair.b)],
            [at.get(pair.b), at.get(pair.a)],
          ].map(([row, column]) =>
            row === undefined || column === undefined ? null : (
              <rect
                key={`${row} ${column}`}
                className={classes['node']}
                x={namesWidth + column * cell}
                y={row * cell}
                width={cell - 1}
                height={cell - 1}
                fill={scale(pair.degree)}
                stroke={pair === chosen ? 'var(--mantine-color-text)' : 'none'}
                strokeWidth={2}
                onClick={() => onPair(pair)}
              >
                <title>{sayPair(pair)}</title>
              </rect>
            ),
          ),
        )}
      </svg>
    </div>
  )
}

function shortened(name: string): string {
  return name.length > 28 ? `…${name.slice(-27)}` : name
}
