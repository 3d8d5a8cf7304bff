/** What words speak of, and which remedies come first. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causesIn } from './causes-in.ts'
import { matching, wantedOf } from './match.ts'
import { efforts, type RemedyLine } from './schema.ts'
import { causes, type Cause } from './schema-words.ts'

const said: Readonly<Record<Cause, readonly string[]>> = {
  pickup: ['I wait two days for a review.', 'Nobody looks at my pull requests.'],
  review: ['Reviews take forever here.', 'These endless code reviews …'],
  rework: ['It goes back and forth five times.', 'So many review rounds!'],
  review_load: ['The same two people do all reviews.', 'Ana reviews everything.'],
  unreviewed: ['Half is merged without a review.', 'Unreviewed changes go live.'],
  stale: ['Stale pull requests everywhere.', 'Old PRs pile up.'],
  coding: ['We have long-lived branches.', 'Feature branches live on and on.'],
  draft: ['My drafts stay drafts.'],
  batch_size: ['Pull requests are fine, but huge changes hurt.', 'It has thousands of lines.'],
  wip: ['Too much is begun at once; too many things in parallel.', 'Context switching kills me.'],
  unclear_need: ['Unclear requirements again.', 'We learn late what was really wanted.'],
  merge_wait: ['It is approved and waits.', 'Merge conflicts every day.'],
  merge_queue: ['The merge queue is an hour long.', 'Our merge train stands.'],
  deploy_wait: ['It waits for a deployment.', 'Deployments are done by hand.'],
  release_rhythm: ['Quarterly releases hurt.', 'A big-bang release each spring.'],
  change_fail: ['Main is broken again: main breaks weekly.', 'Failed deployments.'],
  recovery: ['An outage lasts for hours.', 'Rolling back takes an evening.'],
  ci_run: ['CI takes 40 minutes.', 'A slow pipeline.'],
  ci_queue: ['All runners are busy.', 'We wait for a free runner.'],
  ci_never_started: ['A job never starts.', 'The check didn’t start.', "Jobs don't start."],
  ci_flaky: ['Flaky tests.', 'Tests fail intermittently.'],
  ci_rerun: ['I re-run it three times.', 'We restart the job until it is green.'],
  local_loop: ['The local build is slow.', 'Tests on my laptop are slow.'],
  environment: ['Setting up the project took a week.', 'It works on my machine.'],
  dependencies: ['Dependabot floods us.', 'Dependency updates all day.'],
  toil: ['On-call is hard.', 'So many alerts.'],
  knowledge: ['Only Ana knows billing.', 'Our bus factor is one.'],
  interruptions: ['I am interrupted all day.', 'Unplanned work eats the week.'],
  meetings: ['Too many meetings.'],
  handoff: ['We depend on other teams.', 'We are blocked by the platform team.'],
  time_zones: ['We are in four time zones.'],
}

test.for(causes)('%s is heard', (cause) => {
  for (const text of said[cause])
    expect(
      causesIn(text).map((heard) => heard.cause),
      text,
    ).toContain(cause)
})

test('what speaks of nothing known is told nothing, and parts of words do not count', () => {
  for (const text of ['', 'The weather is fine.', 'Stalemate.', 'Alerting is fine; so is toiling.'])
    expect(causesIn(text), text).toEqual([])
})

test('what was heard is told in its words, the most spoken of first', () => {
  expect(causesIn('Meetings. FLAKY tests, and random  failures; flaky again.')).toEqual([
    { cause: 'ci_flaky', words: ['flaky', 'random failures'] },
    { cause: 'meetings', words: ['meetings'] },
  ])
})

test('any text is read, and what is told of it stands in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Object.values(said).flat(), 'a', '…', '\n')),
      (parts) => {
        const text = parts.join(' ')
        for (const { words } of causesIn(text))
          for (const word of words) expect(text.toLowerCase().replace(/\s+/g, ' ')).toContain(word)
      },
    ),
  )
})

const aCause = fc.constantFrom(...causes)
const aLine: fc.Arbitrary<RemedyLine> = fc.record({
  ref: fc.stringMatching(/^[a-z]{1,8}$/),
  from: fc.constantFrom('cairn', 'team'),
  id: fc.constant(null),
  number: fc.constant(null),
  title: fc.string(),
  status: fc.constant('offered'),
  helps: fc.uniqueArray(aCause, { minLength: 1, maxLength: 4 }),
  weeks: fc.integer({ min: 1, max: 26 }),
  effort: fc.constantFrom(...efforts),
})
const someLines = fc.uniqueArray(aLine, { selector: ({ ref }) => ref, maxLength: 20 })
const someCauses = fc.uniqueArray(aCause, { minLength: 1, maxLength: 4 })

test('all that help are told and no other, in an order that theirs does not change', () => {
  fc.assert(
    fc.property(someLines, someCauses, (lines, named) => {
      const wanted = wantedOf(named, [])
      const found = matching(lines, wanted, 100)
      const helping = lines.filter(({ helps }) => helps.some((cause) => named.includes(cause)))
      expect(new Set(found.map(({ ref }) => ref))).toEqual(new Set(helping.map(({ ref }) => ref)))
      expect(matching(lines.toReversed(), wanted, 100)).toEqual(found)
      for (const { helps, why } of found)
        expect(why).toHaveLength(helps.filter((cause) => named.includes(cause)).length)
      expect(matching(lines, wanted, 3)).toEqual(found.slice(0, 3))
    }),
  )
})

const a = (ref: string, more: Partial<RemedyLine>): RemedyLine => ({
  ...{ ref, from: 'cairn', id: null, number: null, title: ref, status: 'offered', weeks: 4 },
  ...{ effort: 'small', helps: ['pickup'], ...more },
})

test('what helps most with what hurts most comes first; then the team’s own, then what is easy', () => {
  const refs = matching(
    [
      a('large', { effort: 'large' }),
      a('easy', {}),
      a('ours', { from: 'team', effort: 'middle' }),
      a('aside', { helps: ['wip', 'pickup'] }),
      a('second', { helps: ['review'] }),
      a('both', { helps: ['pickup', 'review'] }),
    ],
    wantedOf(['pickup', 'review', 'pickup'], [{ cause: 'pickup', words: ['x'] }]),
    10,
  ).map(({ ref }) => ref)
  expect(refs).toEqual(['both', 'ours', 'easy', 'large', 'aside', 'second'])
})
