/** Bots, as their names and e-mails tell. The rule is stored beside the person; what people say by hand goes before it. */

const wellKnown = 'it has the name of a well-known bot'

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\[bot\]/i, 'its name or e-mail carries [bot]'],
  [
    /^(dependabot|renovate|greenkeeper|imgbot|allcontributors|semantic-release|github-actions|gitlab-ci|circleci|codecov|pre-commit-ci|mergify|rust-bors|copybara|pyup|whitesource|deepsource|k8s-ci-robot|k8s-github-robot|prombot|weblate|translatewiki|release-please)([ ._-]|bot\b|$)/i,
    wellKnown,
  ],
  // Words that a person may be called by, too, count with what makes them a bot's: Travis Cross is none.
  [
    /^(travis|stale|bors|snyk|changesets?|lgtm)[ ._-]?(ci|bot|ng)\b|@travis-ci\.(org|com)$/i,
    wellKnown,
  ],
  [/^(bors|homu|pontoon)$/i, wellKnown],
  [
    /(^|[ ._-])(bot|robot|ci|autobot|automation|autoroller|autoroll)$/i,
    'its name ends as bots are named',
  ],
  // Written in capitals as two words: Talbot and Cabot are people, and nobody is called TalBot.
  [/\p{Ll}(Bot|Robot)$|\p{L}robot$/u, 'its name ends as bots are named'],
  [
    /^(bot|ci|noreply-bot|buildbot|autobuild|jenkins|automation)@/i,
    'its e-mail begins as those of bots do',
  ],
]

/** The rule that one of these names or e-mails meets, in words; undefined where they tell of no bot. */
export function botRule(words: readonly string[]): string | undefined {
  return patterns.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1]
}
