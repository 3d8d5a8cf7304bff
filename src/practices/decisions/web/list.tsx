/** All decisions, the newest first, by what became of them. */
import { Button } from '@mantine/core'
import { RecordsPage } from '#web/records/records-page.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Views } from './views.tsx'
import { FilesFound } from './files-found.tsx'
import { statusWords } from './words.ts'

export function Page() {
  const { go } = useAddress()
  return (
    <RecordsPage
      verb="decisions.list"
      title="Decisions"
      lead="What the team proposes and decides, each with its why. Anyone may propose; everyone may say what speaks for and against it."
      above={
        <>
          <FilesFound />
          <Views here="/decisions" />
        </>
      }
      words={statusWords}
      begin={{ label: 'Propose', to: '/decisions/new' }}
      inputOf={(status, narrowed) => ({ ...narrowed, ...(status === undefined ? {} : { status }) })}
      empty={(status) => (
        <Empty
          says={
            status === undefined
              ? 'No decisions yet.'
              : `No decision has the status “${statusWords[status].label}”.`
          }
          acts={<Button onClick={() => go('/decisions/new')}>Propose one</Button>}
        >
          Propose one: a proposal names the problem and the options, is discussed until a day you
          choose, and then accepted or rejected with the reason. Or keep those that are written down
          already: decision files of a repository that was read are found by themselves, and those
          of another folder come in with <code>cairn decisions import</code>.
        </Empty>
      )}
    />
  )
}
