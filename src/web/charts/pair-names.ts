/** What paths are called where there is little room: by their last names, with as much of their folders as tells them apart. Pure. */

export function namesOf(paths: readonly string[]): Map<string, string> {
  const names = new Map<string, string>()
  let open: readonly string[] = [...new Set(paths)]
  for (let parts = 1; open.length > 0; parts++) {
    const byName = Map.groupBy(open, (path) => path.split('/').slice(-parts).join('/'))
    const shared: string[] = []
    for (const [name, those] of byName) {
      const [only] = those
      if (those.length === 1 && only !== undefined) names.set(only, name)
      else shared.push(...those)
    }
    open = shared
  }
  return names
}
