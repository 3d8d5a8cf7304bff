/** Some words around what was looked for, with it marked. */
import { Mark, Text } from '@mantine/core'

interface ExcerptProps {
  snippet: string
  /** From, and to without. */
  marks: readonly (readonly [number, number])[]
}

export function Excerpt({ snippet, marks }: ExcerptProps) {
  const parts = marks.flatMap(([from, to], index) => [
    { from: marks[index - 1]?.[1] ?? 0, to: from, isMarked: false },
    { from, to, isMarked: true },
  ])
  const rest = { from: marks.at(-1)?.[1] ?? 0, to: snippet.length, isMarked: false }
  return (
    <Text size="sm" c="dimmed" maw="46rem">
      {[...parts, rest].map(({ from, to, isMarked }) =>
        isMarked ? (
          <Mark key={from}>{snippet.slice(from, to)}</Mark>
        ) : (
          <span key={from}>{snippet.slice(from, to)}</span>
        ),
      )}
    </Text>
  )
}
