/** One person or bot: by which names and addresses they go, and what can be said of them. */
import { Text } from '@mantine/core'
import { QuietAct } from '../quiet-act.tsx'
import { Row } from '../row.tsx'
import { shown, type PeopleActs, type Person } from './use-people-acts.ts'

interface EntryProps {
  person: Person
  acts: PeopleActs
  /** Asked who else this is. */
  onJoin: () => void
}

export function Entry({ person, acts, onJoin }: EntryProps) {
  const { botBecause, identities } = person
  const who = shown(person)
  const others = identities.filter((one) => shown(one) !== who)
  const isBot = botBecause !== null
  return (
    <li>
      <Row
        acts={
          <>
            <QuietAct label="Somebody else, too…" about={who} onClick={onJoin} />
            <QuietAct
              label={isBot ? 'Is a person' : 'Is a bot'}
              about={who}
              onClick={() => acts.sayKind(person, isBot ? 'human' : 'bot')}
            />
          </>
        }
      >
        <Text fw={600}>{who}</Text>
        {isBot && (
          <Text size="sm" c="dimmed">
            {botBecause}
          </Text>
        )}
      </Row>
      {others.map((one) => (
        <Row
          key={`${shown(one)} ${one.because}`}
          acts={
            <QuietAct
              label="Stands alone"
              about={shown(one)}
              onClick={() => acts.split(markOf(one, person))}
            />
          }
        >
          <Text size="sm" c="dimmed">
            also {shown(one)}
            {whys[one.because]}
          </Text>
        </Row>
      ))}
    </li>
  )
}

const whys = { email: '', mailmap: ' (.mailmap)', hand: ' (by hand)', forge: '' } as const

/** An address goes as a whole; where several here write it, one name with it. */
function markOf(one: Person['identities'][number], { identities }: Person): string {
  const isShared = identities.some(
    ({ name, email }) => email.toLowerCase() === one.email.toLowerCase() && name !== one.name,
  )
  return isShared || !one.email.includes('@') ? shown(one) : one.email
}
