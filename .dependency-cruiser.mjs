/**
 * Who may lean on whom. Read `may('facts/', 'facts/', 'std/')` as "facts lean on facts and std, and
 * on nothing else of ours". ARCHITECTURE.md has the same table with its reasons. Tests may lean
 * on anything, so they are left out.
 */
const may = (from, ...to) => rule(from, to, false)
/** What runs in a browser: types may come from anywhere, for they leave no trace. */
const page = (from, ...to) => {
  const { to: reached, ...rest } = rule(from, to, true)
  return { ...rest, to: { ...reached, dependencyTypesNot: ['type-only'] } }
}
const rule = (from, to, isWeb) => ({
  name: `${from} leans only on ${to.join(', ')}`.replaceAll('([^/]+)', 'x').replaceAll('$1', 'x'),
  severity: 'error',
  from: { path: `^src/${from}`, pathNot: ['[.]test[.]tsx?$', ...(isWeb ? [] : ['/web/'])] },
  to: { path: '^src/', pathNot: to.map((region) => `^src/${region}`) },
})

export default {
  forbidden: [
    may('std/', 'std/'),
    may('coach/', 'coach/', 'std/'),
    may('markdown/', 'markdown/', 'std/'),
    may('facts/', 'facts/', 'std/'),
    may('sources/([^/]+)/', 'sources/$1/', 'facts/', 'std/'),
    may('insights/insight[.]ts', 'facts/', 'std/'),
    may('insights/from-git[.]ts', 'insights/insight[.]ts', 'facts/', 'std/'),
    may('insights/([^/]+)/', 'insights/$1/', 'insights/(insight|answer-shape|from-git)[.]ts', 'facts/', 'std/'),
    may('verbs/', 'verbs/', 'std/'),
    may('records/', 'records/', 'verbs/', 'std/'),
    may('practices/([^/]+)/', 'practices/$1/', 'records/', 'verbs/', 'std/'),
    may('members/', 'members/', 'records/', 'verbs/', 'std/'),
    may('app/', 'app/', 'members/', 'sources/', 'insights/', 'practices/', 'records/', 'verbs/', 'markdown/', 'facts/', 'std/'),
    may('cli/', 'cli/', 'app/', 'insights/insight[.]ts', 'verbs/', 'coach/', 'api/serve(-team)?[.]ts', 'mcp/(stdio|http)[.]ts', 'std/'),
    may('api/', 'api/', 'app/', 'verbs/', 'std/'),
    may('mcp/', 'mcp/', 'app/', 'verbs/', 'std/'),
    page('web/api/', 'web/api/'),
    page('web/ui/', 'web/ui/', 'web/api/', 'std/'),
    page('web/charts/', 'web/charts/', 'std/'),
    page('web/evidence/', 'web/evidence/', 'web/charts/', 'web/ui/', 'web/api/', 'std/'),
    page('web/records/', 'web/records/', 'web/ui/', 'web/api/', 'coach/', 'markdown/code/code[.]css', 'std/'),
    page('web/app/', 'web/', 'std/'),
    page('practices/([^/]+)/web/', 'practices/$1/(web/|rules|schema)', 'web/(records|evidence|charts|ui|api)/', 'std/'),
    page('insights/([^/]+)/web/', 'insights/$1/web/', 'web/(evidence|charts|ui|api)/', 'std/'),
    {
      name: 'nothing leans on a test or on what stands outside src',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]tsx?$' },
      to: { path: '^(test|bench|bin)/|[.]test[.]tsx?$' },
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
      // The web app is built before anybody installs it.
      name: 'the product needs no development dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: ['[.]test[.]ts$', '/web/'] },
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
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
}
