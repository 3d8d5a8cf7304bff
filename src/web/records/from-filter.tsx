/** Whether those of the team are shown, those that came with Cairn, or both. It stands in the address. */
import { SegmentedControl } from '@mantine/core'
import { useAddress } from '#web/ui/address.ts'
import { Scrollable } from '#web/ui/page.tsx'

const froms = ['cairn', 'team'] as const

export function useFrom(): (typeof froms)[number] | undefined {
  const { search } = useAddress()
  return froms.find((one) => one === search['from'])
}

export function FromFilter() {
  const { change } = useAddress()
  return (
    <Scrollable>
      <SegmentedControl
        aria-label="From"
        mb="md"
        value={useFrom() ?? ''}
        onChange={(chosen) => change({ from: chosen === '' ? undefined : chosen })}
        data={[
          { value: '', label: 'All' },
          { value: 'team', label: 'Of your team' },
          { value: 'cairn', label: 'Came with Cairn' },
        ]}
      />
    </Scrollable>
  )
}
