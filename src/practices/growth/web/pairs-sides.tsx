/** What I offer and what I wish for, each in a line or two, to be changed and taken back. */
import { Button, Group, Text, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { listed } from '#std/words.ts'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import type { Offer, Pairs, Wish } from '../schema-pairs.ts'
import { OfferForm, WishForm } from './pairs-forms.tsx'
import classes from './pairs.module.css'

export function OwnOffer({ all: { offer } }: { all: Pairs }) {
  return (
    <Side
      title="I could show"
      part="offer"
      none="Something you know, or a part of the code. One hour now and then is plenty."
      begin="Offer something"
      form={(close) => <OfferForm offer={offer} close={close} />}
    >
      {offer !== null && <OfferWords offer={offer} />}
    </Side>
  )
}

export function OwnWish({ all: { wish } }: { all: Pairs }) {
  return (
    <Side
      title="I would like to learn"
      part="wish"
      none="What you would rather do with somebody than alone. Nobody sees it, unless you wish so."
      begin="Wish for something"
      form={(close) => <WishForm wish={wish} close={close} />}
    >
      {wish !== null && <WishWords wish={wish} />}
    </Side>
  )
}

interface SideProps {
  title: string
  part: 'offer' | 'wish'
  /** Where nothing is said yet. */
  none: string
  begin: string
  form: (close: () => void) => ReactNode
  children: ReactNode
}

function Side({ title, part, none, begin, form, children }: SideProps) {
  const [isOpen, setIsOpen] = useState(false)
  const takeBack = useAct('growth.withdraw')
  const isSaid = children !== false
  return (
    <Card>
      <Title order={3} size="h5">
        {title}
      </Title>
      {takeBack.isError && <ProblemNotice problem={takeBack.error} />}
      {isSaid ? children : <Text c="dimmed">{none}</Text>}
      <Group gap="xs" className={classes['acts']}>
        <Button variant={isSaid ? 'default' : 'filled'} onClick={() => setIsOpen(true)}>
          {isSaid ? 'Change it' : begin}
        </Button>
        {isSaid && (
          <Button
            variant="subtle"
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate({ part })}
          >
            Take it back
          </Button>
        )}
      </Group>
      {isOpen && form(() => setIsOpen(false))}
    </Card>
  )
}

function OfferWords({ offer: { topics, areas, places, isShown } }: { offer: Offer }) {
  return (
    <>
      <Text>{aboutOf({ topics, areas })}</Text>
      <Text size="sm" c="dimmed">
        {places === 0
          ? 'It rests: nobody is proposed to you.'
          : places === 1
            ? 'For one person at once.'
            : `For ${places} people at once.`}{' '}
        {isShown
          ? 'All may see what it is about.'
          : 'Not shown to all: the matcher reads it, and of what you two share, whom it proposes.'}
      </Text>
    </>
  )
}

function WishWords({ wish: { topics, areas, places, again, manager, isShown } }: { wish: Wish }) {
  return (
    <>
      <Text>{aboutOf({ topics, areas })}</Text>
      <Text size="sm" c="dimmed">
        {places === 1 ? 'With one person.' : `With up to ${places} people.`}{' '}
        {again.length > 0 && `Gladly again with ${listed(again.map(({ name }) => name))}. `}
        {manager !== null && `Not with ${manager.name}, who manages you. `}
        {isShown
          ? 'All may see what it is about.'
          : 'Not shown to all: the matcher reads it, and of what you two share, whom it proposes.'}
      </Text>
    </>
  )
}

function aboutOf({ topics, areas }: Pick<Offer, 'topics' | 'areas'>): string {
  return topics.length + areas.length === 0 ? 'Any topic' : listed([...topics, ...areas])
}
