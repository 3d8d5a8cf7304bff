/** What can be done with all goals of one's own: taken along, and deleted. */
import { Group } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { DeleteForGood } from './delete-for-good.tsx'
import { TakeAlong } from './take-along.tsx'

export function AllGoals() {
  const forget = useAct('growth.forget')
  return (
    <Group gap="xs" mt="xl">
      <TakeAlong label="Take all of yours along" />
      <DeleteForGood
        label="Delete all of yours"
        asks="Delete all your goals?"
        says="They are deleted and not hidden: nobody can bring them back, and whom you showed one sees it no more."
        act={forget}
        onSend={() => forget.mutate({ part: 'goals' })}
      />
    </Group>
  )
}
