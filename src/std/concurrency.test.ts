import { expect, test } from 'vitest'
import { asFinished, inOrder } from './concurrency.ts'

/** Works that end when told to, and which of them were begun. */
function works() {
  const ends = new Map<string, PromiseWithResolvers<string>>()
  const work = (name: string): Promise<string> => {
    const end = Promise.withResolvers<string>()
    ends.set(name, end)
    return end.promise
  }
  return {
    work,
    begun: () => [...ends.keys()],
    end: (name: string) => ends.get(name)?.resolve(name),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  }
}

const letters = ['a', 'b', 'c', 'd']

test('results come in the order of the items, and no more are begun than may run at once', async () => {
  const { work, begun, end } = works()
  const results = inOrder(letters, 2, work)
  expect(begun()).toEqual(['a', 'b'])
  end('b')
  const first = results.next()
  end('a')
  expect(await first).toEqual({ done: false, value: 'a' })
  expect(begun()).toEqual(['a', 'b', 'c'])
  expect((await results.next()).value).toBe('b')
  end('d')
  end('c')
  expect([(await results.next()).value, (await results.next()).value]).toEqual(['c', 'd'])
  expect(await results.next()).toEqual({ done: true, value: undefined })
})

test('results come as they are there, and what takes long keeps nothing else from beginning', async () => {
  const { work, begun, end } = works()
  const results = asFinished(letters, 2, work)
  for (const name of ['b', 'c', 'd']) {
    end(name)
    expect((await results.next()).value).toBe(name)
  }
  expect(begun()).toEqual(letters)
  end('a')
  expect((await results.next()).value).toBe('a')
  expect((await results.next()).done).toBe(true)
})

test.each([inOrder, asFinished])(
  'a failure is met once what is running has ended, and stops what has not begun',
  async (each) => {
    const { work, begun, end, fail } = works()
    const results = each(letters, 2, work)
    fail('a')
    const first = results.next()
    let isMet = false
    first.catch(() => (isMet = true))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(isMet).toBe(false)
    end('b')
    await expect(first).rejects.toThrow('a')
    expect(begun()).toEqual(['a', 'b'])
  },
)
