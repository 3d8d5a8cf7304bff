/**
 * What a project says it depends on, read from the files that say so: names as their ecosystem writes them. Nothing is run or
 * resolved; what a build script computes is not seen.
 */
import { readCargo, readPyproject, readVersionCatalogue } from './toml.ts'
import { readGoMod } from './go-mod.ts'
import { readGradle } from './gradle.ts'
import { readPackageJson } from './package-json.ts'
import { readPom } from './pom.ts'
import { readRequirements } from './requirements.ts'

type Read = (text: string) => string[] | undefined

const readers: readonly (readonly [RegExp, Read])[] = [
  [/^package\.json$/, readPackageJson],
  [/^go\.mod$/, readGoMod],
  [/^Cargo\.toml$/, readCargo],
  [/^pyproject\.toml$/, readPyproject],
  [/^requirements[\w.-]*\.(?:txt|in)$/, readRequirements],
  [/^pom\.xml$/, readPom],
  [/^[\w.-]+\.gradle(?:\.kts)?$/, readGradle],
  [/^libs\.versions\.toml$/, readVersionCatalogue],
]

/** What others wrote and the project only carries along says nothing about the project. */
const carried = /(?:^|\/)(?:node_modules|vendor|third_party|\.git)\//

export function isManifest(path: string): boolean {
  return !carried.test(path) && readerOf(path) !== undefined
}

/** Each name once; undefined where the file cannot be understood. */
export function dependenciesIn(path: string, text: string): string[] | undefined {
  const names = readerOf(path)?.(text.replaceAll('\r\n', '\n'))
  return names && [...new Set(names)]
}

function readerOf(path: string): Read | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return readers.find(([pattern]) => pattern.test(name))?.[1]
}

/** Ecosystems write one name in several ways: `Flask_Login` is `flask-login`; `group:artifact` may be asked for by its artifact. */
export function isCalled(dependency: string, wanted: string): boolean {
  const one = plain(dependency)
  const other = plain(wanted)
  return one === other || (!other.includes(':') && one.endsWith(`:${other}`))
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[-_.]+/g, '-')
}
