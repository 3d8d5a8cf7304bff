/** Those who bear one name: perhaps one person with two addresses, perhaps two people. Whoever knows them can tell. */
import { Button } from '@mantine/core'
import { usePages } from '#web/api/pages.ts'
import { Section } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import classes from '../settings.module.css'
import { Row } from '../row.tsx'
import { shown, type PeopleActs } from './use-people-acts.ts'

export function Namesakes({ scope, acts }: { scope: { repository?: string }; acts: PeopleActs }) {
  const list = usePages('people.namesakes', { ...scope, limit: 5 })
  if (list.items?.length === 0 && list.problem === null) return null
  return (
    <Section title="Perhaps one person">
      <Paged of={list} empty={null}>
        {(items) => (
          <ul className={classes['list']}>
            {items.flatMap(({ people: [first, ...others] }) =>
              first === undefined
                ? []
                : others.map((other) => (
                    <li key={other.mark}>
                      <Row
                        acts={
                          <>
                            <Button
                              size="compact-sm"
                              variant="default"
                              disabled={acts.isPending}
                              aria-label={`They are one: ${shown(first)} and ${shown(other)}`}
                              onClick={() => acts.merge(first, other)}
                            >
                              They are one
                            </Button>
                            <Button
                              size="compact-sm"
                              variant="default"
                              disabled={acts.isPending}
                              aria-label={`They are two: ${shown(first)} and ${shown(other)}`}
                              onClick={() => acts.two(first, other)}
                            >
                              They are two
                            </Button>
                          </>
                        }
                      >
                        {shown(first)} and {shown(other)}
                      </Row>
                    </li>
                  )),
            )}
          </ul>
        )}
      </Paged>
    </Section>
  )
}
