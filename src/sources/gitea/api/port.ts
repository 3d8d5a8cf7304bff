import type { ForgePort } from '#facts/forge/port.ts'
export const giteaPort = (_: object): ForgePort => {
  throw new Error('not yet')
}
