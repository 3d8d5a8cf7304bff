/** What a number does not count, and why. */
import { Text } from '@mantine/core'
import { amount } from '#std/words.ts'

interface LeftOutProps {
  leftOut: readonly { what: string; count: number; why: string }[]
}

export function LeftOut({ leftOut }: LeftOutProps) {
  if (leftOut.length === 0) return null
  return (
    <details>
      <Text component="summary" size="sm" c="dimmed">
        Left out, and why
      </Text>
      <ul>
        {leftOut.map(({ what, count, why }) => (
          <li key={`${what} ${why}`}>
            <Text span size="sm">
              {amount(count, what)}: {why}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}
