/** What hurts, to be chosen: one at a time, in the order in which a change meets it. */
import { GroupedChips } from '#web/records/grouped-chips.tsx'
import { useAddress } from '#web/ui/address.ts'
import { areas, causes, causeWords, type Cause } from '../schema-words.ts'

export function useCause(): Cause | undefined {
  const { search } = useAddress()
  return causes.find((one) => one === search['cause'])
}

export function CauseChips() {
  return (
    <GroupedChips
      title="What hurts"
      name="cause"
      chosen={useCause()}
      groups={areas.map(({ label, causes: names }) => ({ label, names }))}
      words={causeWords}
    />
  )
}
