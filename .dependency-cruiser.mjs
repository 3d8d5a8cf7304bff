/**
 * Who may lean on whom. Read `may('facts/', 'facts/', 'std/')` as "facts lean on facts and std, and
 * on nothing else of ours". ARCHITECTURE.md has the same table with its reasons. Tests may lean
 * on anything, so they are left out.
 */
const may = (from, ...to) => ({
  name: `${from} leans only on ${to.join(', ')}`.replaceAll('([^/]+)', 'x').replaceAll('$1', 'x'),
  severity: 'error',
  from: { path: `^src/${from}`, pathNot: '[.]test[.]ts$' },
  to: { path: '^src/', pathNot: to.map((region) => `^src/${region}`) },
})

export default {
  forbidden: [
    may('std/', 'std/'),
    may('coach/', 'coach/', 'std/'),
    may('facts/', 'facts/', 'std/'),
    may('sources/source[.]ts', 'facts/', 'std/'),
    may('sources/([^/]+)/', 'sources/$1/', 'sources/source[.]ts', 'facts/', 'std/'),
    may('insights/insight[.]ts', 'facts/', 'std/'),
    may('insights/from-git[.]ts', 'insights/insight[.]ts', 'facts/', 'std/'),
    may('insights/([^/]+)/', 'insights/$1/', 'insights/(insight|answer-shape|from-git)[.]ts', 'facts/', 'std/'),
    may('verbs/', 'verbs/', 'std/'),
    may('records/', 'records/', 'verbs/', 'std/'),
    may('practices/([^/]+)/', 'practices/$1/', 'records/', 'verbs/', 'std/'),
    may('app/', 'app/', 'sources/', 'insights/', 'practices/', 'records/', 'verbs/', 'facts/', 'std/'),
    may('cli/', 'cli/', 'app/', 'insights/insight[.]ts', 'verbs/', 'coach/', 'api/serve[.]ts', 'mcp/stdio[.]ts', 'std/'),
    may('api/', 'api/', 'app/', 'verbs/', 'std/'),
    may('mcp/', 'mcp/', 'app/', 'verbs/', 'std/'),
    {
      name: 'nothing leans on a test or on what stands outside src',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(test|bench|bin)/|[.]test[.]ts$' },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every import is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'the product needs no development dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // TypeScript 7 has no API for other tools yet; without swc every rule would pass over 0 modules.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // Tests may lean on anything, and swc cannot read their `await using` yet.
    exclude: { path: '[.]test[.]ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
}
