/** The workspace's copy of a draft: kept when one pauses, quietly tried again when nobody answers, and found by another browser. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { act, ask, Problem } from '#web/api/ask.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'

type Kept = AnswerOf<'drafts.get'>

interface Wish {
  /** null where it is not to leave this browser. */
  key: string | null
  /** null where nothing is written. */
  text: string | null
  basedOn: number | null
  /** When the workspace kept what this browser had, as far as it knows. */
  keptAt: string | null
  /** Whether that was all of it. */
  isWhole: boolean
  mayTake: () => boolean
  take: (kept: Kept) => void
}

const pauseMs = 1_200
const againMs = 20_000

export function useKeptDraft({ key, text, basedOn, mayTake, take, ...before }: Wish) {
  const client = useQueryClient()
  /** What the workspace has, as far as one knows here. */
  const [known, setKnown] = useState({
    keptAt: before.keptAt,
    text: before.isWhole ? text : null,
  })
  const [seenAt, setSeenAt] = useState(before.keptAt)
  const [other, setOther] = useState<Kept | null>(null)
  const [tries, setTries] = useState(0)
  /** One after the other, so that what was dropped is not kept by a late one. */
  const work = useRef<Promise<unknown>>(Promise.resolve())
  const sent = useRef<string | null>(null)
  const inTurn = <Done>(send: () => Promise<Done>): Promise<Done> => {
    const done = work.current.then(send)
    work.current = done.catch(() => {})
    return done
  }
  const drop = (of: string) =>
    inTurn(() => act('drafts.drop', { key: of }, crypto.randomUUID())).then(
      async () => client.invalidateQueries({ queryKey: ['drafts.list'] }),
      // Left alone, it goes by itself.
      () => {},
    )
  const list = useAnswer('drafts.list', key === null ? null : {})
  const found = list.data?.items.find((one) => one.key === key)?.keptAt ?? null
  const isNews = found !== null && found !== known.keptAt && found !== seenAt
  const mustWait = (list.isPending && !list.isError) || isNews || other !== null
  // All that is new to the workspace, once one pauses and what another browser kept was seen.
  useEffect(() => {
    if (key === null || mustWait || text === known.text) return undefined
    const send = async () => {
      if (text === null) {
        setKnown((last) => ({ ...last, text }))
        return drop(key)
      }
      sent.current = text
      const wish = { key, text, basedOn }
      const kept = await inTurn(() => act('drafts.keep', wish, crypto.randomUUID()))
      setKnown({ keptAt: kept.keptAt, text })
    }
    let again: NodeJS.Timeout | undefined
    const timer = setTimeout(
      () =>
        void send().catch((cause: unknown) => {
          // What is refused is so the next time, too.
          if (cause instanceof Problem && cause.status >= 400 && cause.status < 500) return
          again = setTimeout(() => setTries((count) => count + 1), againMs)
        }),
      pauseMs,
    )
    return () => {
      clearTimeout(timer)
      clearTimeout(again)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- What it calls is made anew each time.
  }, [key, text, basedOn, known.text, mustWait, tries])
  // What another browser kept since.
  useEffect(() => {
    if (key === null || !isNews) return undefined
    let isCurrent = true
    const look = async () => {
      const kept = await ask('drafts.get', { key })
      if (!isCurrent) return
      const isSame = [text, known.text, sent.current].includes(kept.text)
      if (!isSame && !mayTake()) setOther(kept)
      else setKnown({ keptAt: kept.keptAt, text: kept.text })
      if (!isSame && mayTake()) take(kept)
    }
    look()
      .catch(() => {})
      .finally(() => isCurrent && setSeenAt(found))
    return () => {
      isCurrent = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Looked at once for each time that it was kept.
  }, [key, found, isNews])
  const settle = (kept: Kept, isTaken: boolean) => {
    setKnown({ keptAt: kept.keptAt, text: kept.text })
    setOther(null)
    if (isTaken) take(kept)
  }
  return {
    keptAt: known.keptAt,
    isKept: text !== null && text === known.text,
    elsewhere:
      other === null
        ? null
        : {
            keptAt: other.keptAt,
            take: () => settle(other, true),
            leave: () => settle(other, false),
          },
    drop: () => {
      setOther(null)
      if (key !== null && known.keptAt !== null) void drop(key)
      setKnown((last) => ({ ...last, text: null }))
    },
  }
}
