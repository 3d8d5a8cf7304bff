/** What else there is for learning, wherever one of its pages is open. */
import { Group } from '@mantine/core'
import { Link } from '#web/ui/link.tsx'

const places = [
  { to: '/growth', label: 'Your goals' },
  { to: '/growth/pairs', label: 'Somebody to learn with' },
  { to: '/one-to-one', label: 'One-to-ones' },
  { to: '/growth/frameworks', label: 'Progression frameworks' },
] as const

/** Without the page that is open, where it is one of them. */
export function Near({ at }: { at?: (typeof places)[number]['to'] }) {
  return (
    <Group component="nav" aria-label="Growth" gap="lg" mb="md">
      {places
        .filter(({ to }) => to !== at)
        .map(({ to, label }) => (
          <Link to={to} key={to}>
            {label}
          </Link>
        ))}
    </Group>
  )
}
