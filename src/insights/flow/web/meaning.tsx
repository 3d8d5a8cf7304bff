/** What a number of the flow means and how it is counted, for whoever meets it first. */
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Sheet } from '#web/ui/dialog.tsx'
import { stageNames, stageWords } from './words.ts'
import classes from './flow.module.css'

interface MeaningProps {
  /** A sentence each. */
  says: readonly string[]
  hasStages?: boolean
}

export function Meaning({ says, hasStages = false }: MeaningProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setIsOpen(true)}>
        How it is counted
      </Button>
      {isOpen && (
        <Sheet title="How it is counted" onClose={() => setIsOpen(false)}>
          <Stack gap="md">
            {says.map((one) => (
              <Text key={one}>{one}</Text>
            ))}
            {hasStages && (
              <dl className={classes['meanings']}>
                {stageNames.map((name) => (
                  <div key={name}>
                    <dt>{stageWords[name].label}</dt>
                    <dd>{stageWords[name].means}</dd>
                  </div>
                ))}
              </dl>
            )}
          </Stack>
        </Sheet>
      )}
    </>
  )
}

/** Holds of all lengths. */
export const ofLengths = [
  'Only changes that were merged in the span count, each with the time it was open: what was closed in between does not count.',
  'Half took at most the first number, three in four the second, nine in ten the third. Below eight changes none is told: it would be chance.',
  'Only what human beings did counts as a review, and the words of whoever wrote the change do not. What cannot be told is never nought: it is left out, and said.',
]
