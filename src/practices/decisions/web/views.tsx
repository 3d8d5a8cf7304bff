/** The three ways to look at all decisions: as a list, on a map, and those that are owed something. */
import { Group } from '@mantine/core'
import { Link } from '#web/ui/link.tsx'

const views = [
  { to: '/decisions', label: 'List' },
  { to: '/decisions/map', label: 'Map' },
  { to: '/decisions/debts', label: 'Debts' },
] as const

export function Views({ here }: { here: (typeof views)[number]['to'] }) {
  return (
    <nav aria-label="Ways to look at decisions">
      <Group gap="lg" mb="md">
        {views.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            fw={to === here ? 700 : 400}
            aria-current={to === here ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </Group>
    </nav>
  )
}
