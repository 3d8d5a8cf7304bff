/** Where code runs, by what its files are written in. Pure. */
import type { Runtime } from '#practices/tips/schema-words.ts'
import { languageOf } from '#sources/code/languages.ts'

/** Each once; none of what runs nowhere, or in many places. */
export function runtimesOf(paths: readonly string[]): Runtime[] {
  return [...new Set(paths.flatMap((path) => byLanguage.get(languageOf(path) ?? '') ?? []))]
}

const byLanguage: ReadonlyMap<string, readonly Runtime[]> = new Map([
  ['c', ['native']],
  ['cpp', ['native']],
  ['csharp', ['dotnet']],
  ['css', ['browser']],
  ['fsharp', ['dotnet']],
  ['go', ['go']],
  ['groovy', ['java']],
  ['html', ['browser']],
  ['java', ['java']],
  ['javascript', ['node', 'browser']],
  ['kotlin', ['java']],
  ['objective-c', ['native']],
  ['php', ['php']],
  ['python', ['python']],
  ['ruby', ['ruby']],
  ['rust', ['rust']],
  ['scala', ['java']],
  ['sql', ['sql']],
  ['svelte', ['browser']],
  ['tsx', ['browser', 'node']],
  ['typescript', ['node', 'browser']],
  ['visual-basic', ['dotnet']],
  ['vue', ['browser']],
] as const)
