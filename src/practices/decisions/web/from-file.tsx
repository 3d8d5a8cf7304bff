/** Which file a decision came from, and how a change of it gets back there. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { folderOf } from './file-words.ts'

export function FromFile({ id }: { id: string }) {
  const origin = useAnswer('decisions.origin', { id })
  const { from, path, isChangedHere } = origin.data ?? {}
  if (typeof from !== 'string' || typeof path !== 'string') return null
  const folder = folderOf(path)
  return (
    <Text size="sm" c="dimmed" mb="md">
      It comes from <code>{path}</code> of {from}.
      {isChangedHere === true && (
        <>
          {' '}
          It was changed here since:{' '}
          <code>cairn decisions export {folder === '' ? '.' : folder}</code> in a checkout of {from}{' '}
          writes the change into its file, and nothing else.
        </>
      )}
    </Text>
  )
}
