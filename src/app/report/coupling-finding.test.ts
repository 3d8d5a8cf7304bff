import { expect, test } from 'vitest'
import { haveKinNames } from './coupling-finding.ts'

test('names that hold one another say why their files change together', () => {
  const areKin = (a: string, b: string) => haveKinNames({ a, b })
  expect(areKin('lib/refs.c', 'include/refs-internal.h')).toBe(true)
  expect(areKin('dts/setupHelpers.test-d.ts', 'core/apiSetupHelpers.ts')).toBe(true)
  expect(areKin('core/api.ts', 'web/rapids.ts')).toBe(false)
  expect(areKin('src/facts/tables.ts', 'src/facts/migrations/0001-facts.sql')).toBe(true)
  expect(areKin('src/app/scan.ts', 'src/facts/mapped.ts')).toBe(false)
})
