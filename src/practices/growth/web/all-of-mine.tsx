/** What can be done with all that is kept of oneself here: taken along, and deleted. */
import { Group, Text } from '@mantine/core'
import { ask } from '#web/api/ask.ts'
import { useAct } from '#web/api/hooks.ts'
import { Section } from '#web/ui/page.tsx'
import { AskFirst } from '#web/ui/ask-first.tsx'
import { TakeAlong } from '#web/evidence/take-along.tsx'

export function AllOfMine({ hasGoals }: { hasGoals: boolean }) {
  const forgetGoals = useAct('growth.forget')
  const forgetAll = useAct('growth.forget')
  return (
    <Section title="All of it is yours">
      <Text size="sm" c="dimmed">
        Goals, what you offer and wish for, with whom you are, and your one-to-ones.
      </Text>
      <Group gap="xs" mt="xs">
        <TakeAlong
          label="Take all of yours along"
          as="growth.md"
          read={async () => ask('growth.export', {})}
        />
        {hasGoals && (
          <AskFirst
            does="Delete for good"
            label="Delete all your goals"
            asks="Delete all your goals?"
            says="They are deleted and not hidden: nobody can bring them back, and whom you showed one sees it no more."
            act={forgetGoals}
            onSend={(close) => forgetGoals.mutate({ part: 'goals' }, { onSuccess: close })}
          />
        )}
        <AskFirst
          does="Delete for good"
          label="Delete everything"
          asks="Delete all that is kept of you here?"
          says="Your goals, what you said to the matcher, your pairs and your one-to-ones: nobody can bring them back. Pairs of yours end, and the other hears no more than that. Notes that two wrote in a one-to-one belong to the other as well, who keeps them. What is proposed to somebody in this round stays with them until its day."
          act={forgetAll}
          onSend={(close) => forgetAll.mutate({ part: 'everything' }, { onSuccess: close })}
        />
      </Group>
    </Section>
  )
}
