/** Gradle's build files: `implementation 'group:artifact:1.0'` and its sisters. What a script computes is not seen. */

export function readGradle(text: string): string[] {
  return text.split('\n').flatMap((raw) => {
    const line = raw.trim().slice(0, 1000)
    if (/^(?:\/\/|\*|\/\*)/.test(line)) return []
    const [, name] =
      /^\w+[ (]+(?:\w+\()?["']([\w.-]+:[\w.-]+)(?::[^"']*)?["']/.exec(line) ??
      /\bid[ (]+["']([\w.-]+)["']/.exec(line) ??
      []
    const [, group, artifact] =
      /group *[:=] *["']([\w.-]+)["'] *, *name *[:=] *["']([\w.-]+)["']/.exec(line) ?? []
    return [name, group && artifact && `${group}:${artifact}`].filter((each) => each !== undefined)
  })
}
