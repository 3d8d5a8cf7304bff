/** The sections of a long page, to go to: beside it where there is room, and folded above it on a phone. */
import { Text } from '@mantine/core'
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import classes from './contents.module.css'

interface Place {
  id: string
  title: string
}

export function WithContents({ children }: { children: ReactNode }) {
  const page = useRef<HTMLDivElement>(null)
  const places = usePlaces(page)
  return (
    <div className={classes['whole']}>
      {places.length > 3 && (
        <>
          <nav className={classes['beside']} aria-label="On this page">
            <Text size="sm" fw={600} mb={4}>
              On this page
            </Text>
            <Places places={places} />
          </nav>
          <details className={classes['above']}>
            <summary>On this page</summary>
            <Places places={places} />
          </details>
        </>
      )}
      <div ref={page} className={classes['page']}>
        {children}
      </div>
    </div>
  )
}

function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul className={classes['places']}>
      {places.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`} onClick={goTo}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The address stays that of the page: a section is not always there. */
function goTo(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault()
  const section = document.querySelector(event.currentTarget.hash)
  if (!(section instanceof HTMLElement)) return
  section.scrollIntoView()
  section.tabIndex = -1
  section.focus({ preventScroll: true })
}

/** Sections come and go with what is known. */
function usePlaces(page: { current: HTMLElement | null }): readonly Place[] {
  const [places, setPlaces] = useState<readonly Place[]>([])
  useEffect(() => {
    const { current } = page
    if (current === null) return
    const look = () => {
      const sections = [...current.querySelectorAll<HTMLElement>('section[id][aria-label]')]
      const found = sections.map(({ id, ariaLabel }) => ({ id, title: ariaLabel ?? '' }))
      setPlaces((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    look()
    const observer = new MutationObserver(look)
    observer.observe(current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [page])
  return places
}
