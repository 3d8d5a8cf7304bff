/** Something the reader should see before the rest. */
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

interface NoticeProps {
  title: string
  children?: ReactNode
  /** Of what went wrong, or wants an answer. */
  isUrgent?: boolean
}

export function Notice({ title, children, isUrgent = false }: NoticeProps) {
  return (
    <div
      className={classes['notice']}
      data-urgent={isUrgent || undefined}
      role={isUrgent ? 'alert' : undefined}
    >
      <Text fw={600}>{title}</Text>
      {children}
    </div>
  )
}
