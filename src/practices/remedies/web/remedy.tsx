/** One remedy: what it is, how to try it, and where it was found out. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { Sources } from '#web/records/sources.tsx'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import type { ShippedRemedy } from '../schema.ts'
import { Helps } from './helps.tsx'
import { OwnRemedy } from './own-remedy.tsx'
import { Trial } from './trial.tsx'

export function Page() {
  const { params } = useAddress()
  const remedy = useAnswer('remedies.get', { id: params['id'] ?? '' })
  return (
    <AskedPage of={remedy} lines={8}>
      {(found) =>
        found.from === 'cairn' ? (
          <Shipped remedy={found} key={found.id} />
        ) : (
          <OwnRemedy remedy={found} key={found.id} />
        )
      }
    </AskedPage>
  )
}

function Shipped({ remedy }: { remedy: ShippedRemedy }) {
  const { title, body, helps, sources } = remedy
  return (
    <Frame title={title}>
      <Text size="sm" c="dimmed" mb="xs">
        Came with Cairn
      </Text>
      <Helps helps={helps} />
      <Markdown text={body} />
      <Trial offer={remedy} of={remedy.id} />
      <Sources sources={sources} />
    </Frame>
  )
}
