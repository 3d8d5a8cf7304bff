/** All questions, the newest first, with what became of each. */
import { Button, Group } from '@mantine/core'
import { RecordsPage } from '#web/records/records-page.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { statusWords } from './words.ts'

export function Page() {
  const { go } = useAddress()
  return (
    <RecordsPage
      verb="questions.list"
      title="Questions"
      lead="Asking in the open. Helpers leave hints on a ladder; whoever asked opens the next one when they want it."
      words={statusWords}
      begin={{ label: 'Ask a question', to: '/questions/new' }}
      above={
        <Group gap="lg" mb="md">
          <Link to="/questions/hours">Who is around</Link>
          <Link to="/questions/topics">What questions are about</Link>
        </Group>
      }
      inputOf={(status, narrowed) => ({ ...narrowed, ...(status === undefined ? {} : { status }) })}
      empty={(status) => (
        <Empty
          says={
            status === undefined
              ? 'No questions yet.'
              : `No question is ${statusWords[status].label.toLowerCase()}.`
          }
          acts={<Button onClick={() => go('/questions/new')}>Ask the first</Button>}
        >
          Try for a quarter of an hour, write down what you tried, and then ask: often the answer
          comes while you write.
        </Empty>
      )}
    />
  )
}
