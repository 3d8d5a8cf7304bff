/** One tip: when to use it, how, an example, where it misleads, and where it is from. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { Sources } from '#web/records/sources.tsx'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import type { ShippedTip } from '../schema.ts'
import { Fits } from './fits.tsx'
import { OwnTip } from './own-tip.tsx'

export function Page() {
  const { params } = useAddress()
  const tip = useAnswer('tips.get', { id: params['id'] ?? '' })
  return (
    <AskedPage of={tip} lines={8}>
      {(found) =>
        found.from === 'cairn' ? (
          <Shipped tip={found} key={found.id} />
        ) : (
          <OwnTip tip={found} key={found.id} />
        )
      }
    </AskedPage>
  )
}

function Shipped({ tip }: { tip: ShippedTip }) {
  return (
    <Frame title={tip.title}>
      <Text size="sm" c="dimmed" mb="xs">
        Came with Cairn
      </Text>
      <Fits offer={tip} />
      <Markdown text={tip.body} />
      <Sources sources={tip.sources} />
    </Frame>
  )
}
