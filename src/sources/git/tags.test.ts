import fc from 'fast-check'
import { expect, test } from 'vitest'
import { versionOf } from './tags.ts'
import { processorMs } from '../../../test/processor-time.ts'

/** As a reader would write it down: component, numbers, pre-release. */
function read(name: string): string {
  const { version, prerelease, component } = versionOf(name)
  if (version === null) return 'no version'
  return `${component === '' ? '' : `${component} `}${version.join('.')}${prerelease === null ? '' : ` before (${prerelease})`}`
}

test.each([
  ['v2.40.0', '2.40.0'],
  ['1.3.0', '1.3.0'],
  ['release-2.0', '2.0'],
  ['releases/v2.0.1', '2.0.1'],
  ['REL_15_3', '15.3'],
  ['REL9_6_24', '9.6.24'],
  ['v20240115', '20240115'],
  ['vv3.5.0', '3.5.0'],
  ['v1.2.3+build.7', '1.2.3'],
  ['2.0.0.RELEASE', '2.0.0'],
  ['5.0.0.Final', '5.0.0'],
  ['1.4.2-stable', '1.4.2'],
])('the tag %s is the release %s', (name, reading) => {
  expect(read(name)).toBe(reading)
})

test.each([
  ['v2.40.0-rc1', '2.40.0 before (rc1)'],
  ['v1.0rc1', '1.0 before (rc1)'],
  ['v3.0.0-rc.1', '3.0.0 before (rc.1)'],
  ['v7.1.0.rc1', '7.1.0 before (rc1)'],
  ['v2.0.0_PR', '2.0.0 before (PR)'],
  ['v2.3.9.pre', '2.3.9 before (pre)'],
  ['vv3.5.0-rc.1', '3.5.0 before (rc.1)'],
  ['v1.6.0-0', '1.6.0 before (0)'],
  ['parent-4.0.0-ALPHA01', 'parent 4.0.0 before (ALPHA01)'],
  ['go1.22rc1', 'go 1.22 before (rc1)'],
  ['1.0a1', '1.0 before (a1)'],
  ['5.0.0.CR2', '5.0.0 before (CR2)'],
  ['nightly-2024.01.15', 'nightly 2024.1.15 before (nightly)'],
])('the tag %s is the pre-release %s', (name, reading) => {
  expect(read(name)).toBe(reading)
})

test.each([
  ['v0.99.9n', '0.99.9.14'],
  ['v1.0.0b', '1.0.0.2'],
  ['OpenSSL_1_1_1k', 'OpenSSL 1.1.1.11'],
])('the letter of %s is one more patch: %s', (name, reading) => {
  expect(read(name)).toBe(reading)
})

test.each([
  ['gitgui-0.9.0', 'gitgui 0.9.0'],
  ['parent-4.9.0', 'parent 4.9.0'],
  ['grep-0.1.2', 'grep 0.1.2'],
  ['grep-cli-0.1.11', 'grep-cli 0.1.11'],
  ['server/v1.4', 'server 1.4'],
  ['@scope/pkg@3.0.0', '@scope/pkg 3.0.0'],
  ['curl-7_80_0', 'curl 7.80.0'],
  ['n4.4', 'n 4.4'],
])('the tag %s is the release of a component: %s', (name, reading) => {
  expect(read(name)).toBe(reading)
})

test.each([
  ...[
    'junio-gpg-pub',
    'list',
    'parent-',
    'checkout',
    'v1.99.0-retract',
    '2024-01-15',
    'jdk-17',
    'v',
    '',
    'v1.2.3-4-gabcdef0',
  ],
  ...['v4294967296.0', `v1.${'0'.repeat(300)}`],
])('the tag "%s" is no version', (name) => {
  expect(read(name)).toBe('no version')
})

test('a version written in any of the usual ways is read back', () => {
  const part = fc.integer({ min: 0, max: 99_999 })
  const prefix = fc.constantFrom('', 'v', 'release-', 'rel_', 'lib/v', 'lib-', 'lib@')
  fc.assert(
    fc.property(
      prefix,
      fc.tuple(part, part, part),
      fc.option(fc.constantFrom('-rc1', '.beta2', '-alpha.3')),
      (before, version, behind) => {
        const tag = versionOf(`${before}${version.join('.')}${behind ?? ''}`)
        expect(tag.version).toEqual(version)
        expect(tag.component).toBe(before.startsWith('lib') ? 'lib' : '')
        expect(tag.prerelease).toBe(behind?.slice(1) ?? null)
      },
    ),
  )
})

test('no name takes long to read', () => {
  const name = fc.string({
    unit: fc.constantFrom('-', '.', '0', '1', 'a', 'v', 'r', '_', '@', '+'),
    maxLength: 200,
  })
  fc.assert(
    fc.property(name, (text) => {
      expect(processorMs(() => versionOf(text))).toBeLessThan(200)
    }),
  )
})
