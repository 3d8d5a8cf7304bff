import { expect, test } from 'vitest'
import { classOf } from '#facts/words/classes.ts'
import { expectations, expectedDirectories } from './expected.ts'

const because = (one: string, other: string) =>
  expectations()({ path: one, class: classOf(one) }, { path: other, class: classOf(other) })

test.each([
  ['src/scan.ts', 'src/scan.test.ts', 'a test and what it tests'],
  [
    'packages/core/src/utils.ts',
    'packages/core/__tests__/utils.spec.ts',
    'a test and what it tests',
  ],
  [
    'runtime/src/apiCustomElement.ts',
    'runtime/__tests__/customElement.spec.ts',
    'a test and what it tests',
  ],
  ['builtin/gc.c', 't/t6500-gc.sh', 'a test and what it tests'],
  ['app/models/user.rb', 'spec/models/user_spec.rb', 'a test and what it tests'],
  ['src/main/java/Cart.java', 'src/test/java/CartTest.java', 'a test and what it tests'],
  ['refs.h', 'refs.c', 'a header and its implementation'],
  ['include/x/Tree.hpp', 'src/tree.cpp', 'a header and its implementation'],
  [
    'Documentation/git-repack.adoc',
    'builtin/repack.c',
    'a documentation page and what it describes',
  ],
  ['ui/Card.tsx', 'ui/Card.css', 'parts of one component'],
  ['ui/card.component.ts', 'ui/card.component.html', 'parts of one component'],
  ['locales/en.json', 'locales/pt-BR.json', 'translations of one text'],
  ['README.md', 'README.fr.md', 'translations of one text'],
  ['packages/a/package.json', 'packages/b/package.json', 'manifests that are raised together'],
  ['CHANGELOG.md', 'src/scan.ts', 'a changelog is written with each change'],
  ['Makefile', 'meson.build', 'two build files that list the same'],
  ['Makefile', 'builtin/gc.c', 'a build file and what it lists'],
  ['src/ui/index.ts', 'src/ui/card.ts', 'an index and what it lists'],
])('%s and %s: %s', (one, other, rule) => {
  expect(because(one, other)).toBe(rule)
  expect(because(other, one)).toBe(rule)
})

test.each([
  ['core/parser.ts', 'web/grammar.css'],
  ['a/src/index.ts', 'b/src/index.ts'],
  ['a/src/utils.ts', 'b/__tests__/utils.spec.ts'],
  ['compiler/src/vHtml.ts', 'core/src/index.ts'],
  ['builtin/gc.c', 't/t7900-maintenance.sh'],
  ['docs/design.md', 'src/scan.ts'],
])('nothing says that %s and %s belong together', (one, other) => {
  expect(because(one, other)).toBeNull()
})

test('of directories, those inside another and folders of tests are expected', () => {
  expect(expectedDirectories('src', 'src/ui')).toBe('one is inside the other')
  expect(expectedDirectories('packages/core/__tests__', 'packages/core/src')).toBe(
    'tests and what they test',
  )
  expect(expectedDirectories('packages/core/src', 'packages/web/src')).toBeNull()
})
