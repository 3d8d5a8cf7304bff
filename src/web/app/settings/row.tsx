/** A line of a list: what it is on the left, what one can do with it on the right, or below where it is narrow. */
import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './settings.module.css'

export function Row({ acts, children }: { acts?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes['row']}>
      <div className={classes['what']}>{children}</div>
      {acts !== undefined && <Group gap={4}>{acts}</Group>}
    </div>
  )
}
