import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proseOf } from './prose.ts'

/** What is left to be read, with one sign for each blot. */
const read = (markdown: string) => proseOf(markdown).replace(/\ufffc+/g, '▮')

describe('what is not the writer’s prose is blotted out', () => {
  test.each([
    ['code', 'Use `human error` here', 'Use ▮ here'],
    ['code with a tick in it', 'Use ``a`b`` here', 'Use ▮ here'],
    ['a fenced block', 'See\n```ts\nstupid()\n```\nso', 'See\n▮\n▮\n▮\nso'],
    ['a fence that never ends', 'See\n~~~\nstupid', 'See\n▮\n▮'],
    ['a fence in a list', '- See\n  ```\n  stupid\n  ```\n- so', '- See\n▮\n▮\n▮\n- so'],
    ['an indented block', 'See:\n\n    stupid\n    idea\n\nso', 'See:\n\n▮\n▮\n\nso'],
    ['a quotation of another', '> You broke it\n\nIt stopped.', '▮\n\nIt stopped.'],
    ['what an e-mail cites', 'On Monday, Ana wrote:\n> bad\nfine', '▮\n▮\nfine'],
    ['words in quotation marks', 'The page says "human error" twice', 'The page says ▮ twice'],
    ['words in curly marks', 'The page says “human error” twice', 'The page says ▮ twice'],
    ['words in single marks', "The page says 'human error' twice", 'The page says ▮ twice'],
    ['addresses', 'See https://a.example/you-idiot now', 'See ▮ now'],
    ['the address of a link', '[the page](docs/you-idiot.md) has it', '[the page](▮) has it'],
    ['paths', 'In src/stupid/idea.ts and /var/log/error it is', 'In ▮ and ▮ it is'],
    ['comments of templates', 'A <!-- be more\ncareful --> B', 'A ▮\n▮ B'],
    ['what templates want filled in', 'Hello {{ idiot }} and ${idiot}', 'Hello ▮ and ▮'],
    ['lines of logs', '2026-01-01T10:00:00Z ERROR user error\nso', '▮\nso'],
    ['a trace', '    at stupid (a.js:1:2)\nso', '▮\nso'],
    ['a prompt', '$ rm -rf stupid\nso', '▮\nso'],
    ['front matter', '---\ntitle: human error\n---\nso', '▮\n▮\n▮\nso'],
  ])('%s', (_, markdown, left) => {
    expect(read(markdown)).toBe(left)
  })
})

describe('prose stays', () => {
  test.each([
    ["It isn't the team's fault, and it wasn't the users' either"],
    ['Two `ticks that never\n\nmeet` here'],
    ['a "mark that never ends'],
    ['- a list\n    - in a list'],
    ['---\na rule above, and no front matter'],
    ['a < b and b > c'],
    ['# A title\n\nand a *word* with stress'],
  ])('%s', (markdown) => {
    expect(proseOf(markdown).replace(/`[^`\n]*`/g, '')).toBe(markdown)
  })
})

test('nothing moves: every text keeps its length and its lines', () => {
  const signs = Array.from('ab ."\'`~>\n\r\t<!-->$[](){}%/:@—“”😀é')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 200 }), (text) => {
      const prose = proseOf(text)
      expect(prose).toHaveLength(text.length)
      expect(prose.replace(/[^\n\r]/g, '')).toBe(text.replace(/[^\n\r]/g, ''))
    }),
  )
})
