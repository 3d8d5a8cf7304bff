import { expect, test } from 'vitest'
import { botRule } from './bots.ts'

test('bots are told by what they are called', () => {
  for (const [name, email] of [
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'],
    ['renovate', 'renovate@example.org'],
    ['Travis CI', 'travis@travis-ci.org'],
    ['travis', 'travis@travis-ci.com'],
    ['travis-ci', 'x@example.org'],
    ['stale-bot', 'x@example.org'],
    ['snyk-bot', 'snyk-bot@snyk.io'],
    ['bors', 'bors@rust-lang.org'],
    ['Release Robot', 'x@example.org'],
    ['DrahtBot', 'x@example.org'],
    ['glassfishrobot', 'x@example.org'],
    ['Jenkins', 'jenkins@example.org'],
  ] as const)
    expect(botRule([name, email]), name).toBeDefined()
})

test('people whose names sound like one are people', () => {
  for (const [name, email] of [
    ['Travis Cross', 'tc@traviscross.com'],
    ['Travis', 'godxiaoji@163.com'],
    ['travis', 'travis@example.org'],
    ['St\u00e5le Hansen', 'stale.hansen@example.org'],
    ['Stale Pettersen', 'stale@example.org'],
    ['Bors Sandor', 'bors.sandor@example.org'],
    ['Abbot', 'abbot@example.org'],
    ['JTalbot', 'jeantalbot@example.org'],
    ['ABOT', 'ana.bot.smith@example.org'],
    ['robot-dreams', 'x@example.org'],
    ['Maci', 'maci@example.org'],
  ] as const)
    expect(botRule([name, email]), name).toBeUndefined()
})
