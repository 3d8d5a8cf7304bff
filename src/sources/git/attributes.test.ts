import { expect, test } from 'vitest'
import { matcher, parseAttributes } from './attributes.ts'
import { processorMs } from '../../../test/processor-time.ts'

const rules = parseAttributes(`
# what the team says
*.gen.ts linguist-generated
/lib/** linguist-vendored=true
docs/* linguist-documentation
vendor/ours/** -linguist-vendored
a*b linguist-generated=false text
`)

test('what a team calls generated, vendored or documentation is believed', () => {
  expect(rules.classOf('src/deep/x.gen.ts')).toBe('generated')
  expect(rules.classOf('lib/a/b.c')).toBe('vendored')
  expect(rules.classOf('docs/a.txt')).toBe('docs')
  expect(rules.classOf('docs/deep/a.txt')).toBeUndefined()
  expect(rules.classOf('vendor/ours/a.c')).toBeNull()
  expect(rules.classOf('src/a.ts')).toBeUndefined()
})

test('the last rule that matches wins', () => {
  expect(
    parseAttributes('*.c linguist-vendored\n*.c -linguist-vendored\n').classOf('a.c'),
  ).toBeNull()
})

test('no pattern takes long, whatever its stars', () => {
  const spent = processorMs(() => {
    const match = matcher(`${'**/'.repeat(40)}${'*a'.repeat(40)}b`, '')
    match(`${'x/'.repeat(200)}${'a'.repeat(200)}`)
  })
  expect(spent).toBeLessThan(5_000)
})
