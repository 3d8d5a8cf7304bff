/** What is asked for is what GitHub's own schema has. */
import { schema } from '@octokit/graphql-schema'
import { buildASTSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { listNames, moreCommentsQuery, moreQuery, projectQuery, requestsQuery } from './queries.ts'

const github = buildASTSchema(parse(schema.idl), { assumeValidSDL: true })
const faults = (query: string) => validate(github, parse(query)).map(({ message }) => message)

test.for([
  ['requests', requestsQuery([1, 22, 333])],
  ['project', projectQuery],
  ['comments of a review', moreCommentsQuery],
  ...listNames.map((name) => [`more ${name}`, moreQuery(name)]),
])('%s', ([, query = '']) => {
  expect(faults(query)).toEqual([])
})

test('a field that is none is noticed', () => {
  expect(faults(projectQuery.replace('databaseId', 'databaseID'))).not.toEqual([])
})

test('no text that people wrote is asked for', () => {
  const all = [requestsQuery([1]), moreCommentsQuery, ...listNames.map((name) => moreQuery(name))]
  expect(all.join(' ')).not.toMatch(/\b(body\w*|message\w*|diffHunk|description)\b/)
})
