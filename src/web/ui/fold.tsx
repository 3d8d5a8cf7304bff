/** Parts of a form that most do without: closed at first, unless something stands in them. */
import { Stack, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import classes from './page.module.css'

interface FoldProps {
  title: string
  isOpenAtFirst: boolean
  children: ReactNode
}

export function Fold({ title, isOpenAtFirst, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst)
  return (
    <details
      className={classes['fold']}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <Text component="summary" size="sm" fw={600}>
        {title}
      </Text>
      <Stack gap="md" mt="sm">
        {children}
      </Stack>
    </details>
  )
}
