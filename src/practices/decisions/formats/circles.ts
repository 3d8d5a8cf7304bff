/** Whatever can be reached from itself. Tarjan's components, with a list in place of the stack that a long chain would fill. */

export function circlesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const indexes = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const inCircles = new Set<string>()
  for (const root of edges.keys()) {
    if (indexes.has(root)) continue
    const path: { node: string; next: string[] }[] = [enter(root)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node } = top
      const to = top.next.pop()
      if (to === undefined) {
        leave(node)
        path.pop()
        const above = path.at(-1)?.node
        if (above !== undefined) lower(above, lowest.get(node))
      } else if (!indexes.has(to)) path.push(enter(to))
      else if (isOpen.has(to)) lower(node, indexes.get(to))
    }
  }
  return inCircles

  function enter(node: string): { node: string; next: string[] } {
    lowest.set(node, indexes.size)
    indexes.set(node, indexes.size)
    open.push(node)
    isOpen.add(node)
    return { node, next: [...(edges.get(node) ?? [])] }
  }

  function lower(node: string, to = Infinity): void {
    lowest.set(node, Math.min(lowest.get(node) ?? Infinity, to))
  }

  /** All that was opened since the lowest of a component belongs to it. */
  function leave(node: string): void {
    if (lowest.get(node) !== indexes.get(node)) return
    const component = open.splice(open.lastIndexOf(node))
    for (const each of component) isOpen.delete(each)
    if (component.length > 1) for (const each of component) inCircles.add(each)
  }
}
