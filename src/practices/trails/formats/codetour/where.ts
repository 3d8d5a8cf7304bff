/** Where editors keep tours: below the top of a project, which may be a folder of a larger repository. */

/** In the order in which they are looked for. */
const folders = ['.tours', '.vscode/tours', '.github/tours']
const single = ['.vscode/main.tour', 'main.tour', '.tour']

/**
 * The folder that the files of a tour are named from, '' for the top; undefined where no editor looks for a tour. `also` is a folder
 * that an editor was set to (`codetour.customTourDirectory`), from the top.
 */
export function projectOf(path: string, also?: string): string | undefined {
  if (!/\.tour$/i.test(path)) return undefined
  const custom = also?.replace(/^(?:\.?\/)+|\/+$/g, '')
  if (custom !== undefined && (custom === '' || path.startsWith(`${custom}/`))) return ''
  const own = single.find((name) => path === name || path.endsWith(`/${name}`))
  if (own !== undefined) return above(path, path.length - own.length)
  const at = folders
    .map((folder) => `/${path}`.indexOf(`/${folder}/`))
    .filter((found) => found >= 0)
  return at.length === 0 ? undefined : above(path, Math.min(...at))
}

function above(path: string, end: number): string {
  return path.slice(0, end).replace(/\/$/, '')
}

/** The folder that a project's `.vscode/settings.json` names; it is JSON with comments, and only this one word of it is wanted. */
export function customFolderIn(settings: string): string | undefined {
  return /"codetour\.customTourDirectory"\s{0,20}:\s{0,20}"([^"\\\n]{1,500})"/.exec(settings)?.[1]
}
