/** All trails, the newest first. */
import { Button } from '@mantine/core'
import { RecordsPage } from '#web/records/records-page.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { sayStanding } from '../rules-standing.ts'
import { statusWords } from './words.ts'

export function Page() {
  const { go } = useAddress()
  return (
    <RecordsPage
      verb="trails.list"
      title="Trails"
      lead="Walks through the code, stop by stop, by somebody who knows it. They notice when the code moves."
      words={statusWords}
      begin={{ label: 'Begin a trail', to: '/trails/new' }}
      inputOf={(status, narrowed) => ({ ...narrowed, ...(status === undefined ? {} : { status }) })}
      more={sayStanding}
      empty={(status) => (
        <Empty
          says={
            status === undefined
              ? 'No trails yet.'
              : `No trail has the status “${statusWords[status].label}”.`
          }
          acts={<Button onClick={() => go('/trails/new')}>Begin one</Button>}
        >
          What did you look for in your first week? Five stops are a trail; tours of editors come in
          with cairn trails import.
        </Empty>
      )}
    />
  )
}
