/** What is being written as it will be read, beside the text: it follows whenever one pauses, and holds nobody up. */
import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, type RefObject } from 'react'
import { Markdown } from './markdown.tsx'
import classes from './records.module.css'

interface LivePreviewProps {
  text: string
  /** Where it is written. */
  area: RefObject<HTMLTextAreaElement | null>
}

/** Shorter than anybody reads back what they wrote, and longer than between two letters. */
const pauseMs = 250

export function LivePreview({ text, area }: LivePreviewProps) {
  const [settled] = useDebouncedValue(text, pauseMs)
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [from, to] = [area.current, shown.current]
    if (from === null || to === null) return undefined
    const follow = () => {
      to.scrollTop = shareScrolled(from) * (to.scrollHeight - to.clientHeight)
    }
    from.addEventListener('scroll', follow, { passive: true })
    const observer = new MutationObserver(follow)
    observer.observe(to, { childList: true, subtree: true })
    return () => {
      from.removeEventListener('scroll', follow)
      observer.disconnect()
    }
  }, [area])
  return (
    <div
      ref={shown}
      className={classes['preview']}
      role="region"
      aria-label="Preview"
      // What is longer than its box is scrolled by keys, too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {settled.trim() === '' ? (
        <Text c="dimmed">As it will be read: nothing is written yet.</Text>
      ) : (
        <Markdown text={settled} isChanging />
      )}
    </div>
  )
}

/** From 0 at its top to 1 at its end. */
function shareScrolled({ scrollTop, scrollHeight, clientHeight }: HTMLElement): number {
  const most = scrollHeight - clientHeight
  return most <= 0 ? 0 : scrollTop / most
}
