import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyFlatTree,
  flattenByCursor,
  flattenFromMemory,
  readSymbolTables,
  sameTree,
} from './flat-tree.ts'
import { engine, loadLanguage } from './grammar.ts'
import { grammarOf, parsedLanguages } from './languages.ts'
import { measureText } from './measure.ts'
import { classSamples } from './samples/classes.ts'
import { otherSamples } from './samples/others.ts'
import { unknownTypes } from './syntax.ts'

const samples = [...classSamples, ...otherSamples]

describe('each language counts as the definitions say', () => {
  test.for(samples)('$language', async ({ language, source, functions }) => {
    const measure = await measureText(language, source)

    expect(measure.how).toBe('parsed')
    expect(
      measure.functions.map((found) => [
        found.name,
        found.cyclomatic,
        found.cognitive,
        found.nestingMax,
        found.parameters,
      ]),
    ).toEqual(functions)
  })

  test('every language with a grammar has a sample', () => {
    expect(samples.map(({ language }) => language).sort()).toEqual(parsedLanguages().sort())
  })

  test.for(samples)('the parts add up to the file in $language', async ({ language, source }) => {
    const { functions, cyclomatic, cognitive } = await measureText(language, source)

    expect(functions.reduce((sum, found) => sum + found.cyclomatic, 0)).toBe(cyclomatic)
    expect(functions.reduce((sum, found) => sum + found.cognitive, 0)).toBe(cognitive)
  })

  test('decisions outside of functions belong to the file', async () => {
    const measure = await measureText(
      'python',
      'if a:\n    pass\nfor x in a:\n    if x:\n        pass\n',
    )

    expect(measure).toMatchObject({ cyclomatic: 3, cognitive: 4, nestingMax: 2, functions: [] })
  })

  test('a function knows its lines', async () => {
    const { functions } = await measureText(
      'go',
      'package a\n\nfunc f() {\n}\n\nfunc g() {\n\tx()\n}\n',
    )

    expect(functions.map(({ name, startLine, endLine }) => [name, startLine, endLine])).toEqual([
      ['f', 3, 4],
      ['g', 6, 8],
    ])
  })
})

describe('whatever the body', () => {
  const body = fc.array(
    fc.constantFrom(
      'a();',
      'if (a) { b() }',
      'while (a && b) { c() }',
      'x = a ? 1 : 2;',
      'for (;;) { if (a || b) { c() } }',
    ),
  )

  test('an if around it adds one path, and one for the reader more for each thing that nests', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (statements) => {
        const plain = await measureText('javascript', `function f() { ${statements.join('\n')} }`)
        const guarded = await measureText(
          'javascript',
          `function f() { if (z) { ${statements.join('\n')} } }`,
        )
        const structures = statements.join('').match(/if|while|\?|for/g)?.length ?? 0

        expect(guarded.cyclomatic).toBe((plain.cyclomatic ?? 0) + 1)
        expect(guarded.cognitive).toBe((plain.cognitive ?? 0) + 1 + structures)
        expect(guarded.nestingMax).toBe((plain.nestingMax ?? 0) + 1)
      }),
      { numRuns: 50 },
    )
  })

  test('an else costs the reader one and adds no path', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (statements) => {
        const plain = await measureText(
          'javascript',
          `function f() { if (z) { ${statements.join('\n')} } }`,
        )
        const withElse = await measureText(
          'javascript',
          `function f() { if (z) { ${statements.join('\n')} } else { y() } }`,
        )

        expect(withElse.cyclomatic).toBe(plain.cyclomatic)
        expect(withElse.cognitive).toBe((plain.cognitive ?? 0) + 1)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the tables and the trees are what we think they are', () => {
  test.for(samples)('$language', async ({ language, source }) => {
    const grammar = grammarOf(language)
    if (grammar === undefined) throw new Error(`no grammar for ${language}`)
    const { views, parser } = await engine()
    const loaded = await loadLanguage(grammar, parser)
    const tree = parser.setLanguage(loaded).parse(`${source}\n)) ]] é 'unclosed`)
    if (tree === null) throw new Error('no tree')
    const fromMemory = emptyFlatTree()
    const byCursor = emptyFlatTree()

    flattenFromMemory(views, readSymbolTables(views, loaded), tree, fromMemory)
    flattenByCursor(tree, byCursor)

    tree.delete()
    expect(unknownTypes(loaded, grammar.syntax)).toEqual([])
    expect(byCursor.count).toBeGreaterThan(50)
    expect(sameTree(fromMemory, byCursor)).toBe(true)
  })
})
