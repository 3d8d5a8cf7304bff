/** The whole answer about releases: how often, how long changes wait, how often one failed. */
import { medianInterval, rounded, spreadMin, spreadOf } from '#std/spread.ts'
import { shownWindow, type CounterEvidence, type LeftOut, type Scope } from '../insight.ts'
import { judge } from './failure.ts'
import { failRateOf, leadTimeOf, monthsOf } from './figures.ts'
import { inquire, type Inquiry } from './inquiry.ts'
import { changesOf, leadTimes, type Leads, type ReleasedChange } from './lead-times.ts'
import { unreadTags } from './query.ts'
import { commitsOf, type Release } from './release.ts'
import { type ReleaseItem, type ReleasesAnswer, type ReleasesInput } from './shape.ts'
import { landings, unreleased } from './waits.ts'

export async function computeReleases(scope: Scope, input: ReleasesInput): Promise<ReleasesAnswer> {
  const inquiry = await inquire(scope, input)
  const { component, siblings, knownUntil, touching, isInWindow } = inquiry
  const inWindow = siblings.filter(isInWindow)
  const early = inquiry.prereleases.filter((tag) => tag.component === component && isInWindow(tag))
  const shown = inquiry.finals
    .filter(
      (release) =>
        isInWindow(release) && (input.component === undefined || release.component === component),
    )
    .toReversed()
    .slice(0, input.limit)
  const [leads, landed, waiting, unread] = await Promise.all([
    leadTimes(scope, [...new Set([...inWindow, ...shown])], touching),
    landings(scope, touching),
    knownUntil === null || siblings.length === 0
      ? null
      : unreleased(scope, { released: commitsOf(siblings), until: knownUntil, touching }),
    unreadTags(scope),
  ])
  const few = shown.filter((release) => (leads.get(release)?.days.length ?? 0) < spreadMin)
  const changes = await changesOf(scope, few, { limit: few.length * 100, touching })
  const ofWindow = inWindow.flatMap((release) => leads.get(release) ?? [])
  const leadTimeDays = leadTimeOf(ofWindow)
  const aftermath = inquiry.aftermath(component)
  const wait = waiting === null ? null : spreadOf(waiting)
  return {
    window: shownWindow(scope.window),
    n: leadTimeDays.n,
    leftOut: leftOutOf(inquiry, ofWindow, landed?.negative ?? 0, unread),
    component,
    components: inquiry.components.map((name) => componentOf(inquiry, name)),
    releases: inWindow.length,
    prereleases: early.length,
    months: monthsOf(inWindow, early, scope.window.from, scope.window.to ?? knownUntil),
    intervalDays: sure(inWindow.flatMap((release) => release.intervalDays ?? [])),
    leadTimeDays,
    landingDays: landed && sure(landed.days),
    unreleased: wait &&
      waiting && {
        n: wait.n,
        p50Days: wait.p50,
        oldestDays: wait.n === 0 ? null : rounded(waiting.reduce((a, b) => Math.max(a, b))),
      },
    changeFailRate: failRateOf(inWindow, aftermath),
    recoveryDays: sure(inWindow.flatMap((release) => judge(release, aftermath).recoveryDays ?? [])),
    items: shown.map((release) =>
      itemOf(inquiry, release, leads.get(release), changes.get(release)),
    ),
  }
}

function sure(days: readonly number[]): ReleasesAnswer['recoveryDays'] {
  return { ...spreadOf(days), interval: medianInterval(days) }
}

function componentOf(
  { finals, prereleases, isInWindow }: Inquiry,
  name: string,
): ReleasesAnswer['components'][number] {
  const its = finals.filter((release) => release.component === name && isInWindow(release))
  const latest = its.at(-1)
  return {
    component: name,
    releases: its.length,
    prereleases: prereleases.filter((tag) => tag.component === name && isInWindow(tag)).length,
    latest: latest?.name ?? null,
    latestAt: latest?.at?.toISOString() ?? null,
  }
}

function itemOf(
  inquiry: Inquiry,
  release: Release,
  leads: Leads | undefined,
  changes: readonly ReleasedChange[] | undefined,
): ReleaseItem {
  const { name, alsoNamed, component, version, at, atFrom, prereleases, intervalDays } = release
  const { failed, because, recoveryDays } = judge(release, inquiry.aftermath(component))
  const days = leads?.days ?? []
  const commits = leads?.commits ?? 0
  const spread = spreadOf(days)
  return {
    ...{ name, alsoNamed, component, version, at: at?.toISOString() ?? null, atFrom },
    ...{ commits, merges: leads?.merges ?? 0, prereleases, intervalDays: rounded(intervalDays) },
    leadTimeDays: { ...spread, interval: medianInterval(days) },
    changes:
      changes?.map(({ oid, subject, leadTimeDays }) => ({
        oid,
        subject,
        leadTimeDays: rounded(leadTimeDays),
      })) ?? null,
    ...{ failed, because, recoveryDays: rounded(recoveryDays) },
    counterEvidence: leads === undefined ? [] : againstIt(leads),
  }
}

function againstIt({
  commits,
  bulk,
  formatOnly,
  bot,
}: Leads): (CounterEvidence & ReleaseItem['counterEvidence'][number])[] {
  if (commits === 0) return []
  const shares = [
    { what: 'bulk' as const, share: rounded(bulk / commits) },
    { what: 'format-only' as const, share: rounded(formatOnly / commits) },
    { what: 'bot' as const, share: rounded(bot / commits) },
  ]
  return shares.filter(({ share }) => share > 0)
}

function leftOutOf(
  inquiry: Inquiry,
  leads: readonly Leads[],
  landedEarly: number,
  unread: readonly { code: string; count: number }[],
): LeftOut[] {
  const { component, finals, prereleases, others, isInWindow } = inquiry
  const total = (pick: (lead: Leads) => number) => leads.reduce((sum, lead) => sum + pick(lead), 0)
  const inWindow = finals.filter(isInWindow)
  return [
    {
      what: 'merges',
      count: total((lead) => lead.merges),
      why: 'what they bring in is counted where it was made',
    },
    {
      what: 'commits dated after the release that holds them',
      count: total((lead) => lead.negative),
      why: 'clocks disagree; such a lead time is no number',
    },
    {
      what: 'commits without a date',
      count: total((lead) => lead.undated),
      why: 'no time can be told from them',
    },
    {
      what: 'commits landed before they were authored',
      count: landedEarly,
      why: 'clocks disagree; they are not in landingDays',
    },
    {
      what: 'pre-releases',
      count: prereleases.filter((tag) => isInWindow(tag)).length,
      why: 'a change is released by the first final release that holds it',
    },
    {
      what: 'releases of other components',
      count: inWindow.filter((release) => release.component !== component).length,
      why: `the numbers speak of ${component === '' ? 'releases without a component' : component}; ask for another with its name`,
    },
    {
      what: 'second version tags on one commit',
      count: inWindow.reduce((sum, release) => sum + release.alsoNamed.length, 0),
      why: 'one commit is one release, named by the highest version',
    },
    {
      what: 'releases without a date',
      count: finals.filter((release) => release.at === null).length,
      why: 'neither the tag nor its commit has a usable one',
    },
    {
      what: 'tags that are no version',
      count: others.length,
      why: `they are no releases: ${others.slice(0, 3).join(', ')}`,
    },
    ...unread.map(({ code, count }) => ({
      what: 'tags that could not be placed',
      count,
      why: code,
    })),
  ].filter(({ count }) => count > 0)
}
