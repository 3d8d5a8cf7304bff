/** Remedies that may help with a cause of waiting, best first. */
import { Text } from '@mantine/core'
import { counted } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { address } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import type { Bottleneck } from './bottleneck.tsx'
import classes from './flow.module.css'

interface MayHelpProps {
  cause: Bottleneck['cause']
  /** In which a trial would be measured. */
  repository: string | undefined
}

export function MayHelp({ cause, repository }: MayHelpProps) {
  const remedies = useAnswer('remedies.match', { causes: [cause], limit: 3 })
  return (
    <Asked of={remedies} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm" c="dimmed">
            No remedy for it is known here. <Link to="/remedies/new">Write down one</Link> that
            helped you.
          </Text>
        ) : (
          <div>
            <Text fw={600} size="sm" mb="xs">
              What may help
            </Text>
            <ul className={classes['remedies']}>
              {items.map(({ ref, number, title, weeks, effort }) => (
                <li key={ref}>
                  <Link to={`/remedies/${number ?? ref}`} underline="always">
                    {title}
                  </Link>{' '}
                  <Text span size="sm" c="dimmed">
                    {effort} effort, {counted(weeks, 'week')} to try ·{' '}
                  </Text>
                  <Link
                    to={address('/trials/new', { remedy: ref, cause, repository })}
                    size="sm"
                    underline="always"
                    aria-label={`Try it: ${title}`}
                  >
                    Try it
                  </Link>
                </li>
              ))}
            </ul>
            <Link to={address('/remedies', { cause })} size="sm" underline="always">
              All remedies for this
            </Link>
          </div>
        )
      }
    </Asked>
  )
}
