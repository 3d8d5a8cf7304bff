/** Where waiting costs most; of the dearest since when, what explains it, and what may help. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { asked, useFlowScope } from './asked.ts'
import { BottleneckSection } from './bottleneck.tsx'
import { Ledger } from './ledger.tsx'
import { FlowAsked, NoForge } from './no-forge.tsx'

export function Page() {
  const scope = useFlowScope()
  const { search } = useAddress()
  const where = asked(scope)
  const bottlenecks = useAnswer('flow.bottlenecks', where)
  return (
    <EvidencePage
      title="Bottlenecks"
      lead="Where changes and jobs wait, and how many hours that takes: to find what is worth mending first, not who waits."
      scope={scope}
      isOfHistory={false}
      empty={<NoForge />}
    >
      <FlowAsked of={bottlenecks} lines={10}>
        {(answer) =>
          answer.ledger.length === 0 ? (
            <Empty says="Nothing waited in this span, as far as is known.">
              A longer span may hold more. <Link to="/evidence/flow">Flow</Link> tells which stages
              are known here.
            </Empty>
          ) : (
            <>
              {where !== null && <Ledger answer={answer} where={where} />}
              <Text size="sm" mt="sm">
                <Link to={address('/evidence/case', search)} underline="always">
                  Make the case for something better
                </Link>{' '}
                on one page, to be printed or sent around.
              </Text>
              {answer.bottlenecks.map((bottleneck) => (
                <BottleneckSection
                  key={bottleneck.cause}
                  of={bottleneck}
                  repository={where?.repository}
                />
              ))}
              <Text size="sm" c="dimmed" mt="xl">
                What goes together need not be the reason: ask those who work there before anything
                is changed.
              </Text>
            </>
          )
        }
      </FlowAsked>
    </EvidencePage>
  )
}
