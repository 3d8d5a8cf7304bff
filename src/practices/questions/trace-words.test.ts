/** Traces among words: they stay as they were printed, and words stay words. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tracesAsCode } from './trace-words.ts'

const trace = `TypeError: no \`price\`
    at total (/app/src/cart.js:3:5)
    at async main (/app/src/main.js:1:1)`

test('a trace stands as code, and what is around it as it was', () => {
  expect(tracesAsCode(`It fails so:\n\n${trace}\n\nEach night at two.`)).toBe(
    `It fails so:\n\n\`\`\`text\n${trace}\n\`\`\`\n\nEach night at two.`,
  )
  const python = '  File "/app/cart.py", line 3, in total\n    return x\n  File "/app/a.py", line 1'
  const group = `  + Exception Group Traceback (most recent call last):
  |   File "/app/cart.py", line 6, in charge
  +-+---------------- 1 ----------------`
  for (const one of [python, group]) expect(tracesAsCode(one)).toBe(`\`\`\`text\n${one}\n\`\`\``)
})

test.each([
  'More workers: no change.\nat night it is worse\nat noon it is well',
  `\`\`\`\n${trace}\n\`\`\``,
  `~~~js\n\n${trace}\n~~~`,
  '* src/a.ts:12\n* src/b.ts:13',
  '1. at first (a.ts:1)\n2. at last (b.ts:2)',
])('%j stays as it is', (text) => {
  expect(tracesAsCode(text)).toBe(text)
})

test('nothing but fences is added, and once', () => {
  const line = fc.constantFrom(
    '',
    'word',
    '    at f (a.js:1:1)',
    '```',
    '~~~',
    '* x',
    '  b.ts:3 ``x',
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const told = tracesAsCode(lines.join('\n'))
      expect(told.split('\n').filter((one) => !/^`{3,}(?:text)?$/.test(one))).toEqual(
        lines
          .join('\n')
          .split('\n')
          .filter((one) => one !== '```'),
      )
      expect(tracesAsCode(told)).toBe(told)
    }),
  )
})
