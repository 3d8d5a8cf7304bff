/** The open floor: all ideas, the newest first, with what became of each. */
import { Button } from '@mantine/core'
import { RecordsPage } from '#web/records/records-page.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { statusWords } from './words.ts'

export function Page() {
  const { go } = useAddress()
  return (
    <RecordsPage
      verb="ideas.list"
      title="Ideas"
      lead="The open floor. No idea is closed without a reason and a thank-you, and what became of each stays to be seen."
      words={statusWords}
      begin={{ label: 'Post an idea', to: '/ideas/new' }}
      inputOf={(status, narrowed) => ({ ...narrowed, ...(status === undefined ? {} : { status }) })}
      empty={(status) => (
        <Empty
          says={
            status === undefined
              ? 'No ideas yet.'
              : `No idea has the status “${statusWords[status].label}”.`
          }
          acts={<Button onClick={() => go('/ideas/new')}>Post one</Button>}
        >
          What could be better? Half an idea is enough: others may build on it, and several may
          become one proposal.
        </Empty>
      )}
    />
  )
}
