/** Words of a closed vocabulary, to be chosen: one at a time, in groups. What is chosen stands in the address. */
import { Chip, Group, Text } from '@mantine/core'
import { useAddress } from '#web/ui/address.ts'
import { Fold } from '#web/ui/fold.tsx'
import classes from './shipped.module.css'

interface GroupedChipsProps<Name extends string> {
  /** What is asked. */
  title: string
  /** What it stands as in the address. */
  name: string
  chosen: Name | undefined
  groups: readonly { label: string; names: readonly Name[] }[]
  words: Readonly<Record<Name, string>>
}

export function GroupedChips<Name extends string>(props: GroupedChipsProps<Name>) {
  const { title, name, chosen, groups, words } = props
  const { change } = useAddress()
  return (
    <Fold
      title={chosen === undefined ? `${title}?` : `${title}: ${words[chosen]}`}
      // Whoever came by a link has chosen already.
      isOpenAtFirst={chosen === undefined}
    >
      <div className={classes['areas']}>
        {groups.map(({ label, names }) => (
          <div key={label} className={classes['area']} role="group" aria-label={label}>
            <Text size="sm" c="dimmed" aria-hidden>
              {label}
            </Text>
            <Group gap="xs">
              {names.map((one) => (
                <Chip
                  key={one}
                  size="xs"
                  variant="outline"
                  checked={one === chosen}
                  onChange={(isOn) => change({ [name]: isOn ? one : undefined })}
                >
                  {words[one]}
                </Chip>
              ))}
            </Group>
          </div>
        ))}
      </div>
    </Fold>
  )
}
