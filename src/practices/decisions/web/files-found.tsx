/** Says that decisions lie as files in the repositories, and leads to what was read of them. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { foundInWords, waitingInWords } from './file-words.ts'

export function FilesFound() {
  const files = useAnswer('decisions.files', {})
  const items = files.data?.items ?? []
  if (items.length === 0) return null
  const waiting = waitingInWords(items)
  const link = <Link to="/decisions/files">See what was read</Link>
  if (waiting === null)
    return (
      <Text size="sm" c="dimmed" mb="md">
        {foundInWords(items)} {link}
      </Text>
    )
  return (
    <Notice title={foundInWords(items)}>
      <Text size="sm">
        {waiting} {link}
      </Text>
    </Notice>
  )
}
