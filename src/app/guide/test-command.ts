/** How to run one failing test again, by what told of it. Pure. */
import { shellWord } from '#std/shell.ts'

interface Asked {
  name: string
  /** In the repository; null where that is not known. */
  file: string | null
  line: number | null
}

/** Null where the runner is not known by the test's name. */
export function testCommand({ name, file, line }: Asked): string | null {
  const ending = file?.slice(file.lastIndexOf('.') + 1) ?? ''
  const last = name.split(/[.#]|::| > /).at(-1) ?? name
  if (/\.py(?:::|$)/.test(name) || ending === 'py')
    return words('python', '-m', 'pytest', name.includes('.py::') ? name : (file ?? name))
  if (ending === 'go' || /^Test[A-Z_]\w*(?:\/|$)/.test(name)) {
    const folder = file?.includes('/') ? `./${file.slice(0, file.lastIndexOf('/'))}` : './...'
    const pattern = name
      .split('/')
      .map((part) => `^${part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
    return words('go', 'test', folder, '-run', pattern.join('/'), '-count=1')
  }
  if (ending === 'rs' || /^[a-z_]\w*(?:::[a-z_]\w*)+$/.test(name))
    return words('cargo', 'test', name, '--', '--exact')
  if (/^[cm]?[jt]sx?$/.test(ending) && file !== null)
    return name.includes(' › ')
      ? words('npx', 'jest', file, '-t', name.replaceAll(' › ', ' '))
      : name.includes(' > ')
        ? words('npx', 'vitest', 'run', file, '-t', name.replaceAll(' > ', ' '))
        : null
  if (ending === 'rb' && file !== null)
    return file.endsWith('_spec.rb')
      ? words('bundle', 'exec', 'rspec', line === null ? file : `${file}:${line}`)
      : words('ruby', '-Itest', file, '-n', last)
  if (ending === 'php' && file !== null)
    return words('vendor/bin/phpunit', '--filter', last.replace(/ .*$/, ''), file)
  if (ending === 'cs')
    return words('dotnet', 'test', '--filter', `FullyQualifiedName~${name.replace(/\(.*$/, '')}`)
  if (ending === 'java' || ending === 'kt') return words('mvn', 'test', `-Dtest=${javaName(name)}`)
  return null
}

/** `com.acme.CartTest > adds()`, `com.acme.CartTest.adds` are `CartTest#adds`. */
function javaName(name: string): string {
  const [test = '', suite] = name
    .replace(/\(\)$/, '')
    .split(/\.| > |#/)
    .toReversed()
  return suite === undefined ? test : `${suite}#${test}`
}

function words(...all: string[]): string {
  return all.map(shellWord).join(' ')
}
