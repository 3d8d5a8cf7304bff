/** What a stop is about, shown: code with some lines around, a folder, an address, a record, or nothing. */
import { Text } from '@mantine/core'
import { Markdown } from '#web/records/markdown.tsx'
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { Target } from '../schema-stop.ts'
import { CodeView } from './code-view.tsx'

const around = 8

export function StopTarget({ target }: { target: Target }) {
  switch (target.is) {
    case 'code':
      return <CodeView place={target} around={around} />
    case 'directory': {
      const { repository, path } = target
      return (
        <Notice title="A folder">
          <Link to={address('/evidence/file', { in: repository, path })}>
            {repository}:{path}/
          </Link>
        </Notice>
      )
    }
    case 'uri':
      return (
        <Notice title="Elsewhere">
          {/* Made into a link only where it is one that may be followed. */}
          <Markdown text={target.uri} />
        </Notice>
      )
    case 'record':
      return (
        <Notice title="Written down here">
          <Markdown text={target.record} />
        </Notice>
      )
    case 'none':
      return (
        <Text c="dimmed" size="sm">
          This stop is about no place in the code.
        </Text>
      )
  }
}
