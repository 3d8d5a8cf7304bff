/** Where nothing is, and where a page broke. */
import { Button } from '@mantine/core'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page } from '#web/ui/page.tsx'

export function Lost() {
  return (
    <Page title="Nothing here">
      <Empty says="There is no page at this address." acts={<Link to="/">Go to Today</Link>}>
        It may have been mistyped, or what stood here was removed.
      </Empty>
    </Page>
  )
}

export function Broken({ error }: { error: unknown }) {
  return (
    <Page title="This page broke">
      <Empty
        says="Something in Cairn broke while showing this page."
        acts={<Button onClick={() => location.reload()}>Load it again</Button>}
      >
        What you wrote is kept. If it breaks again, please report it with these words:{' '}
        {error instanceof Error ? error.message : 'unknown'}
      </Empty>
    </Page>
  )
}
