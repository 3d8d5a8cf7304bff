/** What a number does not count, and why. */
import { Text } from '@mantine/core'
import { amount } from '#std/words.ts'
import { Link } from '#web/ui/link.tsx'

interface LeftOutProps {
  leftOut: readonly { what: string; count: number; why: string }[]
  /** Where they are listed, by what they are. */
  to?: Readonly<Record<string, string>>
}

export function LeftOut({ leftOut, to = {} }: LeftOutProps) {
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
              {to[what] === undefined ? (
                amount(count, what)
              ) : (
                <Link to={to[what]} inherit underline="always">
                  {amount(count, what)}
                </Link>
              )}
              : {why}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}
