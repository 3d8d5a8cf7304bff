/** The round that is under way, or the next one to begin. Whoever has nobody hears the same, whatever the reason. */
import { Button, Stack, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Day } from '#web/ui/when.tsx'
import { answerDays, takePartMin, type Pairs } from '../schema-pairs.ts'

export function Round({ all: { round, proposals, offer, wish } }: { all: Pairs }) {
  const begin = useAct('growth.match')
  if (round === null)
    return (
      <Stack maw="44rem" align="flex-start">
        {begin.isError && <ProblemNotice problem={begin.error} />}
        <Text>
          Anybody may begin a round, once {takePartMin} people take part. Each then sees what is
          proposed to them, and nobody sees more: not whoever began it, and no owner. There are{' '}
          {answerDays} days to answer, and as many again for second choices.
        </Text>
        <Button loading={begin.isPending} onClick={() => begin.mutate({})}>
          Begin a round
        </Button>
      </Stack>
    )
  const hasOwn = proposals.some((one) => one.round === round.round)
  return (
    <Stack maw="44rem" gap="xs">
      <Text>
        Round {round.round} is under way. Answers are taken until <Day day={round.firstUntil} />;
        where it did not come about, second choices are proposed, until{' '}
        <Day day={round.secondUntil} />.
      </Text>
      {!hasOwn && (
        <Text c="dimmed">
          {offer === null && wish === null
            ? 'What you offer or wish for now waits for the next one.'
            : 'It has nobody more for you so far. There can be many reasons for that, and none is told to anybody. Second choices may still come, and so does the next round.'}
        </Text>
      )}
    </Stack>
  )
}
