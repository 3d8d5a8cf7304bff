/** One's own flow: what waits for whoever reads it, and what they wait for. Nobody else sees it. */
import { Stack, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { When } from '#web/ui/when.tsx'
import { MyAccounts } from './my-accounts.tsx'
import { MyWait, type Wait } from './my-wait.tsx'
import { NoForge } from './no-forge.tsx'
import classes from './flow.module.css'

export function Page() {
  const mine = useAnswer('flow.mine', {})
  return (
    <Frame
      title="My own flow"
      lead="What waits for you on the forge, and what you wait for. Only you see this page: nobody is told that it was opened, and nothing of it is kept."
    >
      <Asked of={mine} lines={10}>
        {({ accounts, repositories, forMe, forOthers, notKnown, at }) =>
          repositories.length === 0 ? (
            <NoForge />
          ) : (
            <>
              {accounts.length > 0 && (
                <>
                  <Waits title="What waits for you" waits={forMe} none="Nothing waits for you." />
                  <Waits title="What you wait for" waits={forOthers} none="You wait for nothing." />
                  <Text size="sm" c="dimmed" mt="md">
                    {at !== null && (
                      <>
                        As the forge last told, <When at={at} />. Ages are in working time: by your
                        own clocks, where it is known which these are.{' '}
                      </>
                    )}
                    {notKnown > 0 && `Of ${notKnown} requests the reviews were not read.`}
                  </Text>
                </>
              )}
              <Section title="Which account is yours">
                <MyAccounts accounts={accounts} repositories={repositories} />
              </Section>
            </>
          )
        }
      </Asked>
    </Frame>
  )
}

function Waits({ title, waits, none }: { title: string; waits: readonly Wait[]; none: string }) {
  return (
    <Section title={title}>
      {waits.length === 0 ? (
        <Text c="dimmed">{none}</Text>
      ) : (
        <Stack component="ul" gap="sm" className={classes['plain'] ?? ''}>
          {waits.map((wait) => (
            <MyWait key={`${wait.repository} ${wait.number} ${wait.kind}`} of={wait} />
          ))}
        </Stack>
      )}
    </Section>
  )
}
