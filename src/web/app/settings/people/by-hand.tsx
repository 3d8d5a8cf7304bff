/** All that was said by hand, the newest first: each word can be taken back by itself. */
import { Text } from '@mantine/core'
import { usePages, type ItemOf } from '#web/api/pages.ts'
import { Section } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { When } from '#web/ui/when.tsx'
import classes from '../settings.module.css'
import { QuietAct } from '../quiet-act.tsx'
import { Row } from '../row.tsx'
import type { PeopleActs } from './use-people-acts.ts'

type Choice = ItemOf<'people.choices'>

export function ByHand({ acts }: { acts: PeopleActs }) {
  const list = usePages('people.choices', { limit: 20 })
  return (
    <Section title="Said by hand">
      <Paged of={list} empty={<Text c="dimmed">Nothing yet.</Text>}>
        {(items) => (
          <ul className={classes['list']}>
            {items.map((choice) => (
              <li key={choice.choice}>
                <Row
                  acts={
                    <QuietAct
                      label="Take it back"
                      about={told(choice)}
                      onClick={() => acts.undo(choice.choice)}
                    />
                  }
                >
                  {told(choice)}{' '}
                  <Text span size="sm" c="dimmed">
                    · <When at={choice.saidAt} />
                  </Text>
                </Row>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Section>
  )
}

function told({ what, who, other }: Choice): string {
  if (what === 'merge') return `${other ?? ''} is ${who}`
  if (what === 'two') return `${who} and ${other ?? ''} are two`
  if (what === 'split') return `${who} stands alone`
  return `${who} is ${what === 'bot' ? 'a bot' : 'a person'}`
}
