/** What one sees, to be chosen: one at a time, in the order in which one meets it. */
import { GroupedChips } from '#web/records/grouped-chips.tsx'
import { useAddress } from '#web/ui/address.ts'
import { areas, signs, signWords, type Sign } from '../schema-words.ts'

export function useSign(): Sign | undefined {
  const { search } = useAddress()
  return signs.find((one) => one === search['sign'])
}

export function SignChips() {
  return (
    <GroupedChips
      title="What do you see"
      name="sign"
      chosen={useSign()}
      groups={areas.map(({ label, signs: names }) => ({ label, names }))}
      words={signWords}
    />
  )
}
