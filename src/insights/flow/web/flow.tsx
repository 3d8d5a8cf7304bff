/** How long changes take from the first commit to production, and in which stage. */
import { useAnswer } from '#web/api/hooks.ts'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Ci } from './ci.tsx'
import { Delivery } from './delivery.tsx'
import { DidItHelp } from './did-it-help.tsx'
import { FlowFigures, PerhapsBots } from './figures.tsx'
import { Groups } from './groups.tsx'
import { Hours } from './hours.tsx'
import { FlowAsked, NoForge } from './no-forge.tsx'
import { OverTime } from './over-time.tsx'
import { StageTable } from './stage-table.tsx'
import { TimeChoice } from './time.tsx'
import { WorkInHand } from './work.tsx'
import { asked, useFlowScope } from './asked.ts'

export function Page() {
  const scope = useFlowScope()
  const where = asked(scope)
  const flow = useAnswer('flow.stages', where)
  return (
    <EvidencePage
      title="Flow"
      lead="How long a change takes from its first commit to production, and in which stage it spends that time: as the forge tells it, of changes and never of people."
      scope={scope}
      isOfHistory={false}
      empty={<NoForge />}
      choices={<TimeChoice calendar={flow.data?.calendar} />}
    >
      <FlowAsked of={flow} lines={10}>
        {(answer) =>
          answer.n === 0 ? (
            <Empty says="No change was merged in this span.">
              A longer span may hold some. What is open or was closed is in{' '}
              <Link to="/evidence/flow/changes">the list of changes</Link>.
            </Empty>
          ) : (
            <>
              <PerhapsBots answer={answer} />
              <FlowFigures answer={answer} />
              <StageTable answer={answer} />
              {where !== null && <OverTime where={where} />}
              {where !== null && <Groups where={where} />}
              {where !== null && <Hours where={where} />}
            </>
          )
        }
      </FlowAsked>
      {where !== null && flow.error === null && (
        <>
          <WorkInHand where={where} />
          <Delivery where={where} />
          <Ci where={where} />
          <DidItHelp where={where} />
        </>
      )}
    </EvidencePage>
  )
}
