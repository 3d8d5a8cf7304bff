/** Fields below each other, no wider than they are read. What needs more learns here how much room there is beside them. */
import { Stack } from '@mantine/core'
import { createContext, useContext, type ReactNode } from 'react'
import { useElementSize } from '@mantine/hooks'

/** In pixels, from the left of the column to the right of the page. */
const Room = createContext(0)

export function FormColumn({ children }: { children: ReactNode }) {
  const { ref, width } = useElementSize()
  return (
    <div ref={ref}>
      <Room value={width}>
        <Stack gap="md" maw="46rem">
          {children}
        </Stack>
      </Room>
    </div>
  )
}

/** 0 where it is known of none, as in a dialog. */
export function useRoom(): number {
  return useContext(Room)
}
