/** What is different between two versions: what went has a minus and is struck through, what came has a plus and a line below it. */
import { Stack, Text, VisuallyHidden } from '@mantine/core'
import type { Piece } from '#records/diff.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { shownPieces, type Shown } from './shown-pieces.ts'
import classes from './records.module.css'

interface ComparisonProps {
  record: string
  from: number
  to: number
}

export function Comparison({ record, from, to }: ComparisonProps) {
  const diff = useAnswer('records.diff', { record, from, to })
  return (
    <Asked of={diff} lines={4}>
      {({ differences }) => (
        <Stack gap="sm" role="group" aria-label={`From version ${from} to ${to}`}>
          {differences.length === 0 && <Text c="dimmed">They say the same.</Text>}
          {differences.map(({ part, pieces }) => (
            <div key={part}>
              <Text size="sm" fw={600}>
                {nameOf(part)}
              </Text>
              <div className={classes['diff']}>
                {shownPieces(pieces).map((piece, at) => (
                  // They have no names, and none of them moves.
                  // oxlint-disable-next-line react/no-array-index-key
                  <ShownPiece key={at} piece={piece} />
                ))}
              </div>
            </div>
          ))}
        </Stack>
      )}
    </Asked>
  )
}

function ShownPiece({ piece }: { piece: Shown }) {
  if (piece.is === 'left out')
    return <span className={classes['leftOut']}>… {piece.lines} lines are the same …</span>
  if (piece.is === 'same') return piece.text
  const { tag: Tag, sign, says } = signs[piece.is]
  // The sign stands before the first words, not before the empty lines above them.
  const above = /^\n*(?=[^\n])/.exec(piece.text)?.[0] ?? ''
  return (
    <>
      {above}
      <Tag>
        <span aria-hidden>{sign}</span>
        <VisuallyHidden>{says}: </VisuallyHidden>
        {piece.text.slice(above.length)}
        <VisuallyHidden>.</VisuallyHidden>
      </Tag>
    </>
  )
}

const signs = {
  removed: { tag: 'del', sign: '−', says: 'removed' },
  added: { tag: 'ins', sign: '+', says: 'added' },
} as const satisfies Partial<Record<Piece['is'], object>>

const partNames: Readonly<Record<string, string>> = { body: 'Words', status: 'State' }

/** What only a kind knows goes by its own name: `noLonger` is "No longer". */
function nameOf(part: string): string {
  const words = part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return partNames[part] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
