/** Remedies that its words speak of, each to be tried. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { address } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FrictionTold } from '../schema.ts'
import classes from './frictions.module.css'

export function MayHelp({ friction }: { friction: FrictionTold }) {
  const { number, title, body, area } = friction
  const text = [title, body, area ?? ''].join('\n').slice(0, 10_000)
  const remedies = useAnswer('remedies.match', { text, limit: 3 })
  return (
    <Section title="What may help">
      <Asked of={remedies} lines={2}>
        {({ wanted, items }) => (
          <>
            {items.length > 0 && (
              <ul className={classes['remedies']}>
                {items.map(({ ref, number: its, title: called }) => (
                  <li key={ref}>
                    <Link to={`/remedies/${its ?? ref}`} underline="always">
                      {called}
                    </Link>
                    {' · '}
                    <Link
                      to={address('/trials/new', {
                        remedy: ref,
                        friction: String(number),
                        cause: wanted[0]?.cause,
                      })}
                      size="sm"
                      underline="always"
                      aria-label={`Try it: ${called}`}
                    >
                      Try it
                    </Link>
                  </li>
                ))}
              </ul>
            )}
            <Text size="sm" c="dimmed">
              {items.length === 0 && 'Its words speak of nothing that a remedy here helps with. '}
              <Link to={address('/trials/new', { friction: String(number) })} underline="always">
                Choose another remedy to try
              </Link>
            </Text>
          </>
        )}
      </Asked>
    </Section>
  )
}
