/** A remedy is tried: what is known stands in the form already. */
import { Select, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { toCauses } from '../../schema-words.ts'
import { TrialForm } from './trial-form.tsx'

export function Page() {
  const { search, change } = useAddress()
  const { remedy, friction, cause, repository } = search
  const asked = {
    ...(friction === undefined ? {} : { friction }),
    ...(toCauses([cause ?? '']).length === 0 ? {} : { cause: toCauses([cause ?? ''])[0] }),
    ...(repository === undefined ? {} : { repository }),
  }
  const plan = useAnswer('trials.plan', remedy === undefined ? null : { remedy, ...asked })
  return (
    <Frame
      title="Try a remedy"
      lead="A small trial with an end: the numbers of today are kept, and on the day that you agree on you look at both. Nobody is to blame if it does not help; then you know."
    >
      {remedy === undefined ? (
        <WhichRemedy choose={(ref) => change({ remedy: ref })} />
      ) : (
        <Asked of={plan} lines={10}>
          {(found) => (
            <TrialForm
              key={`${found.remedy.ref} ${repository ?? ''}`}
              plan={found}
              asked={{ remedy, ...asked }}
            />
          )}
        </Asked>
      )}
    </Frame>
  )
}

function WhichRemedy({ choose }: { choose: (ref: string) => void }) {
  const remedies = useAnswer('remedies.list', { status: 'offered', limit: 200 })
  return (
    <>
      <Select
        label="Which remedy"
        placeholder="Type words of its title"
        searchable
        data={(remedies.data?.items ?? []).map(({ ref, title }) => ({ value: ref, label: title }))}
        onChange={(ref) => {
          if (ref !== null) choose(ref)
        }}
        maw="46rem"
      />
      <Text size="sm" c="dimmed" mt="sm">
        <Link to="/evidence/bottlenecks" underline="always">
          Bottlenecks
        </Link>{' '}
        and{' '}
        <Link to="/frictions" underline="always">
          frictions
        </Link>{' '}
        name what may help with them.
      </Text>
    </>
  )
}
