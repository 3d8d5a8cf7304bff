/** What hurts, to be chosen: one at a time, in the order in which a change meets it. It stands in the address. */
import { Chip, Group, Text } from '@mantine/core'
import { useAddress } from '#web/ui/address.ts'
import { Fold } from '#web/ui/fold.tsx'
import { areas, causes, causeWords, type Cause } from '../schema-words.ts'
import classes from './remedies.module.css'

export function useCause(): Cause | undefined {
  const { search } = useAddress()
  return causes.find((one) => one === search['cause'])
}

export function CauseChips() {
  const { change } = useAddress()
  const chosen = useCause()
  return (
    <Fold
      title={chosen === undefined ? 'What hurts?' : `What hurts: ${causeWords[chosen]}`}
      // Whoever came by a link has chosen already.
      isOpenAtFirst={chosen === undefined}
    >
      <div className={classes['areas']}>
        {areas.map(({ label, causes: within }) => (
          <div key={label} className={classes['area']} role="group" aria-label={label}>
            <Text size="sm" c="dimmed" aria-hidden>
              {label}
            </Text>
            <Group gap="xs">
              {within.map((cause) => (
                <Chip
                  key={cause}
                  size="xs"
                  variant="outline"
                  checked={cause === chosen}
                  onChange={(isOn) => change({ cause: isOn ? cause : undefined })}
                >
                  {causeWords[cause]}
                </Chip>
              ))}
            </Group>
          </div>
        ))}
      </div>
    </Fold>
  )
}
