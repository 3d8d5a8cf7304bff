/** What can become of a friction now. */
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { AskWords } from '#web/records/ask-words.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FrictionTold } from '../schema.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { Park } from './park.tsx'
import { WithRecord } from './with-record.tsx'

type Asked = 'confirm' | 'try' | 'ease' | 'park' | 'merge'

export function Next({ friction }: { friction: FrictionTold }) {
  const { id, version, number, status } = friction
  const [asked, setAsked] = useState<Asked | null>(null)
  const { go } = useAddress()
  const reopen = useAct('frictions.reopen')
  const unmerge = useAct('frictions.unmerge')
  const close = () => setAsked(null)
  const failed = reopen.error ?? unmerge.error
  const button = (which: Asked, label: string, isMain = false) => (
    <Button variant={isMain ? 'filled' : 'default'} onClick={() => setAsked(which)}>
      {label}
    </Button>
  )
  const isOpen = status === 'reported' || status === 'confirmed' || status === 'trying'
  return (
    <Section title="What could become of it">
      {failed !== null && <ProblemNotice problem={failed} />}
      <Group gap="xs">
        {status === 'reported' && button('confirm', 'Confirm it')}
        {isOpen && status !== 'trying' && button('try', 'Try something', true)}
        {isOpen && (
          <Button
            variant="default"
            onClick={() => go(address('/decisions/new', { about: `friction#${number}` }))}
          >
            Propose something
          </Button>
        )}
        {isOpen && button('ease', 'Say what helped', status === 'trying')}
        {isOpen && button('merge', 'Merge it into another')}
        {isOpen && button('park', 'Park it')}
        {(status === 'confirmed' ||
          status === 'trying' ||
          status === 'eased' ||
          status === 'parked') && (
          <Button
            variant="default"
            loading={reopen.isPending}
            onClick={() => reopen.mutate({ id, version })}
          >
            {isOpen ? 'Back to reported' : 'Take it up again'}
          </Button>
        )}
        {status === 'merged' && (
          <Button
            variant="default"
            loading={unmerge.isPending}
            onClick={() => unmerge.mutate({ id, version })}
          >
            Undo the merging
          </Button>
        )}
      </Group>
      {asked === 'confirm' && (
        <AskWords
          title="Confirm it"
          label="How it was looked into, or who else sees it"
          minRows={3}
          send="Confirm it"
          verb="frictions.confirm"
          inputOf={(checked) => ({ id, version, checked })}
          about={`friction.${id}.confirm`}
          close={close}
        />
      )}
      {asked === 'try' && <WithRecord friction={friction} act="try" close={close} />}
      {asked === 'ease' && <WithRecord friction={friction} act="ease" close={close} />}
      {asked === 'park' && <Park friction={friction} close={close} />}
      {asked === 'merge' && <MergeDialog friction={friction} close={close} />}
    </Section>
  )
}
