/** Whether something that the team offers is still worth offering: retired with a reason, or offered again. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import { AskWords } from './ask-words.tsx'

interface StillOfferedProps {
  record: { id: string; version: number; status: 'offered' | 'retired' }
  /** As its drafts are called: `remedy`. */
  kind: string
  retire: 'remedies.retire' | 'tips.retire'
  again: 'remedies.reopen' | 'tips.restore'
  /** What the reason may be. */
  label: string
}

export function StillOffered({ record, kind, retire, again, label }: StillOfferedProps) {
  const { id, version, status } = record
  const [isAsked, setIsAsked] = useState(false)
  const offer = useAct(again)
  return (
    <Section title="Still worth offering?">
      {offer.error !== null && <ProblemNotice problem={offer.error} />}
      {status === 'offered' ? (
        <Button variant="default" onClick={() => setIsAsked(true)}>
          Retire it
        </Button>
      ) : (
        <Button
          variant="default"
          loading={offer.isPending}
          onClick={() => offer.mutate({ id, version })}
        >
          Offer it again
        </Button>
      )}
      {isAsked && (
        <AskWords
          title="Retire it"
          label={label}
          minRows={3}
          send="Retire it"
          verb={retire}
          inputOf={(because) => ({ id, version, because })}
          about={`${kind}.${id}.retire`}
          close={() => setIsAsked(false)}
        />
      )}
    </Section>
  )
}
