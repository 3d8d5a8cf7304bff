/** What is said of a file where its span tells nothing; with the way out, where all of its history tells more. */
import { Text } from '@mantine/core'
import type { AnswerOf, Where } from '#web/api/verbs.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { When } from '#web/ui/when.tsx'

type FileAnswer = AnswerOf<'evidence.file'>

export interface OfFile {
  where: Where
  file: FileAnswer
}

export function NotInSpan({ says, file }: { says: string; file: FileAnswer }) {
  const { search } = useAddress()
  const hasMore = file.changes > 0 && file.changesInWindow === 0
  return (
    <Text c="dimmed">
      {says}
      {hasMore && file.lastChangedAt !== null && (
        <>
          {' '}
          The last change was <When at={file.lastChangedAt} />.{' '}
          <Link to={address('/evidence/file', { ...search, window: 'all' })} underline="always">
            Look at all time
          </Link>
        </>
      )}
    </Text>
  )
}
