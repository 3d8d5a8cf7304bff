/** Maven's pom.xml: each `<dependency>` and `<plugin>` by its group and artifact. No entity is read and nothing is fetched. */

export function readPom(text: string): string[] {
  const plain = withoutComments(text)
  return ['dependency', 'plugin', 'parent'].flatMap((name) =>
    elementsIn(plain, name).flatMap((element) => {
      const [group] = elementsIn(element, 'groupId')
      const [artifact] = elementsIn(element, 'artifactId')
      if (artifact === undefined) return []
      return [group === undefined ? artifact.trim() : `${group.trim()}:${artifact.trim()}`]
    }),
  )
}

/** What stands between the tags, found by their places alone, so that no text takes long. */
function elementsIn(text: string, name: string): string[] {
  const [begin, end] = [`<${name}>`, `</${name}>`]
  const found: string[] = []
  for (let from = text.indexOf(begin); from >= 0; from = text.indexOf(begin, from)) {
    const until = text.indexOf(end, from)
    if (until < 0) break
    found.push(text.slice(from + begin.length, until))
    from = until
  }
  return found
}

function withoutComments(text: string): string {
  return text
    .split('<!--')
    .map((part, index) => (index === 0 ? part : part.slice(Math.max(0, part.indexOf('-->')))))
    .join('')
}
