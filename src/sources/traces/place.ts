/** A path with its line, as it stands in a trace. */

/** `path:12:5` or `path:12`; Windows' `C:\` is part of the path. */
export function placeIn(
  text: string,
): { file: string; line: string; column: string | undefined } | undefined {
  const found = /^(?<rest>.*):(?<last>\d{1,10})$/.exec(text)?.groups
  if (found?.['rest'] === undefined || found['last'] === undefined) return undefined
  const { rest, last } = found
  const inner = /^(?<file>.*[^:]):(?<line>\d{1,10})$/.exec(rest ?? '')?.groups
  if (inner?.['file'] === undefined)
    return { file: withoutScheme(rest ?? ''), line: last ?? '', column: undefined }
  return { file: withoutScheme(inner['file']), line: inner['line'] ?? '', column: last }
}

/** Bundlers, module loaders and dev servers name files by URLs; what they put behind a `?` is no part of the name. */
function withoutScheme(given: string): string {
  const file = given.replace(/\?[^/\\]{0,500}$/, '')
  const rest = schemes.reduce((name, scheme) => name.replace(scheme, ''), file)
  if (rest === file) return file
  const path = decoded(rest)
  // `file:///C:/app` is a drive.
  return path.replace(/^\/(?=[A-Za-z]:[\\/])/, '')
}

const schemes = [
  /^file:\/\/(?=\/|[A-Za-z]:)/,
  // webpack://name/./src, webpack-internal:///(rsc)/./src, turbopack:///[project]/src
  /^(?:webpack|webpack-internal|turbopack|turbopack-internal|rsc):\/\/[^/]{0,200}\/(?:\([^)/]{1,60}\)\/|\[[^\]/]{1,60}\]\/)?(?:\.\/)?/,
  /^(?:https?|app|capacitor|ionic):\/\/[^/]{0,300}(?=\/)/,
]

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A % that is none of a URL stands for itself.
    return path
  }
}
