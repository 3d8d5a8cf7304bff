/** What a form still asks for while its button is grey. */
import { Text } from '@mantine/core'
import { listed } from '#std/words.ts'

export function Missing({ what }: { what: readonly string[] }) {
  return (
    <Text size="sm" c="dimmed" role="status">
      {what.length > 0 && `Still missing: ${listed(what)}.`}
    </Text>
  )
}
