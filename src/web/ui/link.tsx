/** A link inside the workspace: it loads no page anew. */
import { Anchor, type AnchorProps } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

interface LinkProps extends AnchorProps {
  to: string
  children: ReactNode
  'aria-current'?: 'page' | undefined
  /** Told when it is followed here. */
  onVisit?: () => void
}

export function Link({ to, children, onVisit, ...rest }: LinkProps) {
  const router = useRouter()
  const follow = (event: MouseEvent) => {
    // A new tab, a new window and a download are the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0)
      return
    event.preventDefault()
    onVisit?.()
    router.history.push(to)
  }
  return (
    <Anchor href={to} onClick={follow} {...rest}>
      {children}
    </Anchor>
  )
}
