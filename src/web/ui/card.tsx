/** A thing of its own on a page. */
import type { ReactNode } from 'react'
import classes from './page.module.css'

export function Card({
  children,
  as: Tag = 'div',
}: {
  children: ReactNode
  as?: 'div' | 'li' | 'article'
}) {
  return <Tag className={classes['card']}>{children}</Tag>
}
