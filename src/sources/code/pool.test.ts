import { expect, test } from 'vitest'
import { createMeasurePool, type MeasurePool } from './pool.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function withPool(
  options: Parameters<typeof createMeasurePool>[0],
  use: (pool: MeasurePool) => Promise<void>,
) {
  const pool = createMeasurePool(options)
  try {
    await use(pool)
  } finally {
    await pool.close()
  }
}

test('many files of many languages are measured each as itself', () =>
  withPool({ workers: 2 }, async (pool) => {
    const files = Array.from({ length: 200 }, (_, index) => ({
      path: ['a.py', 'b.ts', 'c.txt', 'd.go'][index % 4] ?? '',
      bytes: bytes('x\n'.repeat(index)),
    }))
    const measures = await Promise.all(files.map((file) => pool.measure(file)))

    expect(measures.map(({ lines }) => lines)).toEqual(files.map((_, index) => index))
    expect(measures.slice(0, 4).map(({ language }) => language)).toEqual([
      'python',
      'typescript',
      'text',
      'go',
    ])
  }))

test('a file that takes too long fails alone', () =>
  withPool({ workers: 1, limits: { msMax: 20 } }, async (pool) => {
    const [slow, quick] = await Promise.all([
      pool.measure({ path: 'slow.js', bytes: bytes('f(a, [b], (c) => d);\n'.repeat(60_000)) }),
      pool.measure({ path: 'quick.txt', bytes: bytes('a\n') }),
    ])

    expect(slow).toMatchObject({
      how: 'failed',
      language: 'javascript',
      reason: 'took longer than 0 s',
    })
    expect(quick).toMatchObject({ how: 'indentation', lines: 1 })
  }))

test('a thread that dies takes one file with it', () =>
  withPool({ workers: 1, limits: { msMax: -1999 } }, async (pool) => {
    // A limit in the past kills the thread almost at once, with the first file in its hands; each next thread likewise.
    const measures = await Promise.all(
      ['a', 'b', 'c'].map((name) => pool.measure({ path: `${name}.c`, bytes: bytes('int a;') })),
    )

    expect(measures.map(({ how }) => how)).toEqual(['failed', 'failed', 'failed'])
  }))

// Some of these need more memory than a thread may have; then it is replaced.
test.for([
  ['a.js', '('],
  ['a.js', '['],
  ['a.py', '('],
  ['a.c', '{'],
  ['a.go', '[['],
  ['a.rb', 'if a\n'],
  ['a.rs', '&&('],
] as const)('%s with a hundred thousand times %j hurts nobody else', ([path, opening]) =>
  withPool({ workers: 1, limits: { msMax: 5000 } }, async (pool) => {
    const [deep, next] = await Promise.all([
      pool.measure({ path, bytes: bytes(`x = ${opening.repeat(100_000)}`) }),
      pool.measure({ path: 'b.js', bytes: bytes('function f(a) { return a ? 1 : 2 }') }),
    ])

    expect(['parsed', 'failed']).toContain(deep.how)
    expect(deep.lines).toBe(opening.endsWith('\n') ? 100_000 : 1)
    expect(next).toMatchObject({ how: 'parsed', cyclomatic: 2 })
  }),
)

test('room is made as files are measured', () =>
  withPool({ workers: 1 }, async (pool) => {
    const measured = Array.from({ length: 100 }, () =>
      pool.measure({ path: 'a.txt', bytes: bytes('a\n') }),
    )
    let hasRoom = false
    const room = pool.room().then(() => (hasRoom = true))

    expect(hasRoom).toBe(false)
    await Promise.all([room, ...measured])
    expect(hasRoom).toBe(true)
  }))

test('a closed pool answers what it had and what comes', async () => {
  const pool = createMeasurePool({ workers: 1 })
  const before = pool.measure({ path: 'a.ts', bytes: bytes('a\n') })
  await pool.close()

  expect(await before).toMatchObject({ how: 'failed', reason: 'the scan was stopped' })
  expect(await pool.measure({ path: 'a.ts', bytes: bytes('') })).toMatchObject({ how: 'failed' })
})
