/** What a practice or a question brings to the app: its pages, and where they stand in the navigation. */
import type { ComponentType } from 'react'

export interface Pages {
  /** Small numbers first. */
  order: number
  group: 'evidence' | 'practices'
  label: string
  /** The address of its first page. */
  to: string
  /** What the command palette can do with it, beside opening it. */
  acts?: readonly { label: string; to: string }[]
  routes: readonly Route[]
}

export interface Route {
  /** As the router writes it: `/decisions/$number`. */
  path: string
  /** Loaded when first opened. */
  load: () => Promise<{ Page: ComponentType }>
}
