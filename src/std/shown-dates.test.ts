import { expect, test } from 'vitest'
import { onlyDay } from './shown-dates.ts'

test('a midnight to the millisecond is a day, and any other moment is a moment', () => {
  expect(onlyDay('2026-11-27T00:00:00.000Z')).toBe('2026-11-27')
  expect(onlyDay('2026-11-27T00:00:00Z')).toBe('2026-11-27')
  for (const at of ['2026-11-27T00:00:00.001Z', '2026-11-27T10:00:00.000Z', '2026-11-27'])
    expect(onlyDay(at), at).toBe(null)
})
