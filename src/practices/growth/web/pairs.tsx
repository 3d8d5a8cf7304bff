/** Somebody to learn with: what is proposed to me, with whom I am, what I offer and wish for, and what few know. */
import { useAnswer } from '#web/api/hooks.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import type { Pairs } from '../schema-pairs.ts'
import { Near } from './near.tsx'
import { Aside } from './pairs-aside.tsx'
import { FewKnow } from './pairs-few-know.tsx'
import { OneProposal } from './pairs-proposal.tsx'
import { Round } from './pairs-round.tsx'
import { OnePair } from './pairs-running.tsx'
import { Seen } from './pairs-seen.tsx'
import { OwnOffer, OwnWish } from './pairs-sides.tsx'
import classes from './pairs.module.css'

export function Page() {
  const pairs = useAnswer('growth.pairs', {})
  return <AskedPage of={pairs}>{(all) => <Shown all={all} />}</AskedPage>
}

function Shown({ all }: { all: Pairs }) {
  const { proposals, pairs } = all
  const running = pairs.filter(({ endedOn }) => endedOn === null)
  const over = pairs.filter(({ endedOn }) => endedOn !== null)
  return (
    <Frame
      title="Somebody to learn with"
      lead="You say what you could show and what you would like to learn. Now and then a round brings two together, and both say whether they want it. You take part only as long as you wish."
    >
      <Near at="/growth/pairs" />
      {proposals.length > 0 && (
        <Section title="Proposed to you">
          <ul className={classes['list']}>
            {proposals.map((one) => (
              <OneProposal proposal={one} key={one.id} />
            ))}
          </ul>
        </Section>
      )}
      {running.length > 0 && (
        <Section title="With whom you are">
          <ul className={classes['list']}>
            {running.map((one) => (
              <OnePair pair={one} key={one.id} />
            ))}
          </ul>
        </Section>
      )}
      <Section title="What you say">
        <div className={classes['sides']}>
          <OwnOffer all={all} />
          <OwnWish all={all} />
        </div>
        <Aside all={all} />
      </Section>
      <Section title="The round">
        <Round all={all} />
      </Section>
      <FewKnow all={all} />
      <Seen />
      {over.length > 0 && (
        <Section title="Before">
          <Fold title="Pairs that ended" isOpenAtFirst={false}>
            <ul className={classes['list']}>
              {over.map((one) => (
                <OnePair pair={one} key={one.id} />
              ))}
            </ul>
          </Fold>
        </Section>
      )}
    </Frame>
  )
}
