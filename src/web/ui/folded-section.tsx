/** A section that is closed at first: what is in it is asked for when somebody opens it. */
import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Section } from './page.tsx'

export function FoldedSection({ title, children }: { title: string; children: ReactNode }) {
  const [isShown, setIsShown] = useState(false)
  return (
    <Section
      title={title}
      acts={
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
        </Button>
      }
    >
      {isShown && children}
    </Section>
  )
}
