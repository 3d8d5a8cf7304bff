/**
 * What kind of change a commit says it is, by the words of its subject. The words are listed here and by the team itself
 * (facts/words/team-words.ts), shown by `cairn explain` and counted as what they are: what the author wrote, not what the change did.
 */

/** In the order of the number stored in commit.kind: never reorder, only add. */
export const kinds = [
  'other',
  'feature',
  'fix',
  'refactor',
  'test',
  'docs',
  'build',
  'format',
  'revert',
  'chore',
  'performance',
  'merge',
] as const
export type Kind = (typeof kinds)[number]

export function kindNumber(kind: Kind): number {
  return kinds.indexOf(kind)
}

/** Conventional Commits types, as `type(scope)!: …`. */
const types: Readonly<Record<string, Kind>> = {
  feat: 'feature',
  feature: 'feature',
  fix: 'fix',
  bugfix: 'fix',
  hotfix: 'fix',
  refactor: 'refactor',
  test: 'test',
  tests: 'test',
  docs: 'docs',
  doc: 'docs',
  build: 'build',
  ci: 'build',
  deps: 'build',
  style: 'format',
  format: 'format',
  revert: 'revert',
  chore: 'chore',
  perf: 'performance',
}

/** A kind, and what a subject of it holds. */
export type WordList = readonly [Kind, RegExp]

/** Tried in this order on the subject, after the team's own; the first that matches decides. */
export const words: readonly WordList[] = [
  ['revert', /^revert\b|\breverts? (commit|")/i],
  [
    'format',
    /\b(re-?format(ting|ted)?|whitespace|clang-format|gofmt|prettier|rustfmt|indentation|re-?indent)\b|\brun (black|ruff|eslint --fix)\b/i,
  ],
  [
    'fix',
    /\b(fix(e[sd]|ing|up)?|bug(fix)?|hot-?fix|regression|crash(es)?|defect|correct(s|ed)?|repair(s|ed)?)\b/i,
  ],
  [
    'test',
    /^(tests?\b|t\d{4}|t\/)|\b(unit|integration|regression)? ?tests? (for|of|that)\b|\badd(s|ed)? (\w+ )?tests?\b/i,
  ],
  [
    'docs',
    /\b(docs?|documentation|readme|changelog|typos?|comments?|man ?pages?|release notes)\b/i,
  ],
  ['performance', /\b(perf(ormance)?|optimi[sz](e[sd]?|ing|ation)|speed ?up|faster)\b/i],
  [
    'refactor',
    /\b(refactor(s|ed|ing)?|clean(s|ed|ing)?[ -]?up|simplif(y|ies|ied)|renam(e[sd]?|ing)|extract(s|ed)?|mov(e[sd]?|ing) |remove unused|dead code|split)\b/i,
  ],
  [
    'build',
    /^(build|ci|bump|makefile|deps)\b|\b(bump|upgrade|dependabot|renovate|workflow|dockerfile|docker|github actions|version to)\b/i,
  ],
  [
    'feature',
    /\b(add(s|ed)?|implement(s|ed)?|introduc(e[sd]?|ing)|support(s|ed)?|teach|allow(s|ed)?|new)\b/i,
  ],
]

export function kindOf(subject: string, ofTheTeam: readonly WordList[] = []): Kind {
  const type = /^([a-z]+)(\([^)]*\))?!?: /i.exec(subject)?.[1]?.toLowerCase()
  const conventional = type === undefined ? undefined : types[type]
  if (conventional !== undefined) return conventional
  const isSaid = ([, pattern]: WordList): boolean => pattern.test(subject)
  return (ofTheTeam.find(isSaid) ?? words.find(isSaid))?.[0] ?? 'other'
}

/** All words that make a subject one of this kind, for an explanation. */
export function wordsOf(lists: readonly WordList[], kind: Kind): string {
  const conventional = Object.entries(types).flatMap(([type, of]) =>
    of === kind ? [`${type}:`] : [],
  )
  return [
    ...conventional,
    ...lists.flatMap(([of, pattern]) => (of === kind ? [pattern.source] : [])),
  ].join(' or ')
}
