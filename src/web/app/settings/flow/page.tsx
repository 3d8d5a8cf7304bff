/** How the team works, as far as its numbers hang on it, and who on the forge is a bot. */
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Frame, useOwner } from '../frame.tsx'
import { Bots } from './bots.tsx'
import { FlowForm } from './form.tsx'

export function Page() {
  const settings = useAnswer('flow.settings', {})
  const isOwner = useOwner()
  return (
    <Frame
      at="Working time"
      lead="When the team works, what is production, what its components are, and which issues are incidents: the numbers of the flow are told by it. A repository that works otherwise says so on the command line: npx cairn flow set --repository NAME."
    >
      <Asked of={settings} lines={8}>
        {(answer) => isOwner !== undefined && <FlowForm settings={answer} isOwner={isOwner} />}
      </Asked>
      <Bots />
    </Frame>
  )
}
