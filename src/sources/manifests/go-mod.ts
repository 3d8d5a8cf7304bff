/** Go's go.mod: `require path v1.2.3`, alone or in a block. */

export function readGoMod(text: string): string[] {
  let isInside = false
  return text.split('\n').flatMap((line) => {
    const words = line
      .replace(/\/\/.*/, '')
      .trim()
      .split(/\s+/)
    if (words[0] === 'require' && words[1] === '(') isInside = true
    else if (words[0] === ')') isInside = false
    const [name, version] = words[0] === 'require' ? words.slice(1) : isInside ? words : []
    return name !== undefined && version?.startsWith('v') === true ? [name.replaceAll('"', '')] : []
  })
}
