import { expect, test, vi } from 'vitest'
import { givesBackAtRest } from './give-back.ts'

test('memory is given back once after the last of many requests, and again after the next', () => {
  vi.useFakeTimers()
  try {
    const collect = vi.fn<() => void>()
    const asked = givesBackAtRest(collect, 1_000)
    for (let request = 0; request < 5; request++) {
      asked()
      vi.advanceTimersByTime(900)
    }
    expect(collect).not.toHaveBeenCalled()
    vi.advanceTimersByTime(10_000)
    expect(collect).toHaveBeenCalledTimes(1)
    asked()
    vi.advanceTimersByTime(1_000)
    expect(collect).toHaveBeenCalledTimes(2)
  } finally {
    vi.useRealTimers()
  }
})

test('what is used stays, what is not goes back to the system', () => {
  let kept: number[][] | undefined = Array.from({ length: 60 }, () =>
    Array.from({ length: 100_000 }, (_, n) => n + 0.5),
  )
  const asked = givesBackAtRest(undefined, 0)
  const before = process.memoryUsage().heapTotal
  expect(kept.length).toBe(60)
  kept = undefined
  return new Promise<void>((resolve, reject) => {
    asked()
    setTimeout(() => {
      try {
        expect(before - process.memoryUsage().heapTotal).toBeGreaterThan(20 * 2 ** 20)
        resolve()
      } catch (error) {
        reject(error)
      }
    }, 200)
  })
})
