/** The trail that goes on from here, as its file names it. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Link } from '#web/ui/link.tsx'
import type { Trail } from '../schema.ts'

export function NextTrail({ trail: { id, editor } }: { trail: Trail }) {
  const name = editor?.next ?? null
  const linked = useAnswer('trails.linked', name === null ? null : { id })
  if (name === null) return null
  const next = linked.data?.items.find((one) => one.name === name)
  return (
    <Text mt="sm">
      It goes on with{' '}
      {next === undefined ? (
        `“${name}”, which is not here.`
      ) : (
        <Link to={`/trails/${next.number}/walk`} underline="always">
          {name}
        </Link>
      )}
    </Text>
  )
}
