/** What can be said about who is who; and what was said last, so that it can be taken back at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { useAct } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'

export type Person = AnswerOf<'people.list'>['items'][number]

export interface PeopleActs {
  said: Pick<AnswerOf<'people.merge'>, 'says' | 'undo'> | null
  problem: Problem | null
  isPending: boolean
  merge: (who: Person, other: Person, done?: () => void) => void
  two: (who: Person, other: Person) => void
  split: (email: string) => void
  sayKind: (person: Person, kind: 'bot' | 'human') => void
  undo: (choice: number) => void
}

export function usePeopleActs(): PeopleActs {
  const client = useQueryClient()
  const [said, setSaid] = useState<PeopleActs['said']>(null)
  const done = (answer: AnswerOf<'people.merge'>) => {
    setSaid(answer)
    // Every answer about people is another one now.
    void client.invalidateQueries()
  }
  const [merge, two] = [useAct('people.merge', done), useAct('people.two', done)]
  const split = useAct('people.split', done)
  const [bot, human] = [useAct('people.bot', done), useAct('people.human', done)]
  const undo = useAct('people.undo', done)
  const all = [merge, two, split, bot, human, undo]
  const anew = () => {
    setSaid(null)
    for (const act of all) act.reset()
  }
  return {
    said,
    problem: all.map(({ error }) => error).find((error) => error !== null) ?? null,
    isPending: all.some(({ isPending }) => isPending),
    merge: (who, other, then) => {
      anew()
      merge.mutate(
        { who: who.mark, other: other.mark },
        then === undefined ? {} : { onSuccess: then },
      )
    },
    two: (who, other) => {
      anew()
      two.mutate({ who: who.mark, other: other.mark })
    },
    split: (email) => {
      anew()
      split.mutate({ email })
    },
    sayKind: ({ mark }, kind) => {
      anew()
      if (kind === 'bot') bot.mutate({ who: mark })
      else human.mutate({ who: mark })
    },
    undo: (choice) => {
      anew()
      undo.mutate({ choice })
    },
  }
}

/** `Ana Example <ana@example.org>` */
export function shown({ name, email }: { name: string; email: string }): string {
  return `${name} <${email}>`.trim()
}
