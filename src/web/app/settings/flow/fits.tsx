/** How much of what the forge told fits what is being written, so that it is seen before it is said. */
import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { count, counted } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf, InputOf } from '#web/api/verbs.ts'

type Kind = keyof AnswerOf<'flow.fitting'>

interface FitsProps extends InputOf<'flow.fitting'> {
  /** Of which it is told. */
  kinds: readonly Kind[]
}

export function Fits({ kinds, ...patterns }: FitsProps) {
  // Whoever types is not asked at each letter.
  const [asked] = useDebouncedValue(JSON.stringify(patterns), 400)
  const isSettled = asked === JSON.stringify(patterns)
  const fitting = useAnswer('flow.fitting', isSettled && isShort(patterns) ? patterns : null)
  const told = fitting.data
  if (told === undefined) return null
  return (
    <Text size="sm" c="dimmed" role="status">
      Fits so far: {kinds.map((kind) => fitSaid(kind, told[kind])).join(', ')}.
    </Text>
  )
}

function fitSaid(kind: Kind, { n, of }: AnswerOf<'flow.fitting'>[Kind]): string {
  return of === 0 ? `no ${kind} are known` : `${count(n)} of ${counted(of, kind.slice(0, -1))}`
}

/** An address holds no more; the server takes what is saved all the same. */
const lettersMost = 4_000

function isShort(patterns: InputOf<'flow.fitting'>): boolean {
  return JSON.stringify(patterns).length <= lettersMost
}
