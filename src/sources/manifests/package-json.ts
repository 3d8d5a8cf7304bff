/** npm's package.json; undefined where it is no JSON. */
import { z } from 'zod'

const Names = z.record(z.string(), z.unknown()).catch({})
const Package = z.object({
  dependencies: Names,
  devDependencies: Names,
  peerDependencies: Names,
  optionalDependencies: Names,
})

export function readPackageJson(text: string): string[] | undefined {
  try {
    const found = Package.parse(JSON.parse(text.replace(/^\uFEFF/, '')))
    return Object.values(found).flatMap((names) => Object.keys(names))
  } catch {
    return undefined
  }
}
