/** A link to where the forge shows something; the words alone where nobody can tell. */
import { Anchor } from '@mantine/core'

export function OnForge({ url, children }: { url: string | null; children: string }) {
  if (url === null) return children
  return (
    <Anchor href={url} rel="noreferrer" underline="always">
      {children}
    </Anchor>
  )
}
