/** Words as they are read. The server made the HTML, of tags that do nothing but show; links lead within the workspace. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState, type MouseEvent } from 'react'
import { createPortal } from 'react-dom'
import '#markdown/code/code.css'
import { askLong } from '#web/api/ask.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { address } from '#web/ui/address.ts'
import { placeOf } from '#web/ui/places.ts'
import { CodeLines } from './code-lines.tsx'
import { commitAddress } from './commit-address.ts'
import {
  makeSlots,
  nameMembers,
  showCommits,
  showFiles,
  showPictures,
  type Slot,
} from './enrich.ts'
import classes from './records.module.css'

interface MarkdownProps {
  text: string
  /** It is being written: what was shown last stays until the new is there, and none of it is kept. */
  isChanging?: boolean
}

export function Markdown({ text, isChanging = false }: MarkdownProps) {
  const { data } = useQuery({
    queryKey: ['texts.render', text],
    queryFn: ({ signal }) => askLong('texts.render', { text }, signal),
    // The same words are always shown alike.
    staleTime: Number.POSITIVE_INFINITY,
    ...(isChanging ? { gcTime: 0, placeholderData: keepPreviousData } : {}),
  })
  if (data === undefined) return <div className={classes['plain']}>{text}</div>
  return <Html key={data.html} html={data.html} />
}

/** One for each text: what is put into it is never torn out by another. */
function Html({ html }: { html: string }) {
  const router = useRouter()
  const place = useRef<HTMLDivElement>(null)
  const [slots, setSlots] = useState<readonly Slot[]>([])
  const members = useAnswer('members.list', html.includes('data-to="member"') ? all : null)
  const sources = useAnswer('repositories.list', ofRepository.test(html) ? {} : null)
  useLayoutEffect(() => {
    if (place.current === null) return undefined
    showPictures(place.current)
    leadThere(place.current)
    const made = makeSlots(place.current)
    setSlots(made)
    return () => {
      for (const slot of made) slot.place.remove()
    }
  }, [])
  const names = members.data?.items.map(({ name }) => name).join('\n')
  useLayoutEffect(() => {
    if (place.current !== null && names !== undefined) nameMembers(place.current, names.split('\n'))
  }, [names])
  const read = sources.data?.items
  useLayoutEffect(() => {
    if (place.current === null || read === undefined) return
    showFiles(place.current, new Set(read.flatMap(({ name }) => name ?? [])))
    showCommits(place.current, (repository, commit) => {
      const source = read.find(({ name }) => name === repository)?.source
      return source === undefined ? undefined : commitAddress(source, commit)
    })
  }, [read])
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const to = link === null ? undefined : (placeIn(link.dataset) ?? withinApp(link))
    if (to === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    router.history.push(to)
  }
  return (
    <>
      {/* The links in it are what is clicked, and keys follow them as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div
        ref={place}
        className={classes['words']}
        onClick={follow}
        // oxlint-disable-next-line react/no-danger
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {slots.map(({ code, place: slot }) =>
        createPortal(<CodeLines code={code} />, slot, JSON.stringify(code)),
      )}
    </>
  )
}

const all = { limit: 200 }
const ofRepository = /data-to="(?:commit|file)"/

/** Opened in another tab, or copied, a link leads to the same place. */
function leadThere(text: HTMLElement): void {
  for (const link of text.querySelectorAll<HTMLAnchorElement>('a[data-to]')) {
    const to = placeIn(link.dataset)
    if (to !== undefined) link.href = to
  }
}

/** Of a link that names a page of ours by its path. What the server gives, such as pictures, is left to the browser. */
function withinApp(link: HTMLAnchorElement): string | undefined {
  const to = link.getAttribute('href') ?? ''
  return link.dataset['to'] === undefined && /^\/(?!\/|api\/)/.test(to) ? to : undefined
}

/** Where a link leads, by what it means; undefined where it is an address elsewhere. */
function placeIn(data: Readonly<DOMStringMap>): string | undefined {
  const { to, kind, number, repository, path } = data
  if (to === 'record' && kind !== undefined && number !== undefined)
    return placeOf({ kind, number: Number(number) })
  if ((to === 'code' || to === 'file') && path !== undefined)
    return address('/evidence/file', {
      in: repository,
      path,
      from: data['fromLine'],
      to: data['toLine'],
      at: data['commit'],
    })
  return undefined
}
