/**
 * The case in words, the same on a page, on paper and as Markdown. It says what is known and how surely, and promises nothing: that
 * hours are waited does not mean that they would be won back. Pure.
 */
import { inert } from '#std/inert.ts'
import { count, counted, listed } from '#std/words.ts'
import { amountOf, between, roughHours } from './rough.ts'
import type { CasePart, CaseParts, Section } from './shape.ts'
import { askSection } from './words-of-ask.ts'

export function sectionsOf(told: CaseParts): Section[] {
  return [
    costSection(told),
    whenSection(told),
    peopleSection(told),
    othersSection(told),
    askSection(told),
    knowSection(told),
    { title: 'What speaks against it, and what cannot be told', says: [], items: told.against },
  ].filter(({ says, items }) => says.length > 0 || items.length > 0)
}

export function caseInMarkdown(
  { title, writtenAt }: CaseParts,
  sections: readonly Section[],
): string {
  const parts = sections.flatMap((section) => [
    `## ${section.title}`,
    ...section.says.map(prose),
    ...(section.items.length === 0
      ? []
      : [section.items.map((item) => `- ${prose(item)}`).join('\n')]),
  ])
  const lead = `*Written on ${writtenAt.slice(0, 10)} from what the team’s own forge told. It ranks nobody.*`
  return `${[`# ${prose(title)}`, lead, ...parts].join('\n\n')}\n`
}

/** On one line, with what people wrote in it left as text. */
function prose(text: string): string {
  return inert(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_<>[\]|#]/g, '\\$&')
}

function costSection({ costs, window, repositories, rate }: CaseParts): Section {
  const span =
    window.from === null || window.to === null
      ? 'of all that is known'
      : `from ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}`
  if (costs.length === 0)
    return {
      title: 'What it costs now',
      says: [`Nothing of it is known in ${listed(repositories)}, ${span}.`],
      items: [],
    }
  return {
    title: 'What it costs now',
    says: [
      `In ${listed(repositories)}, ${span}. Changes are told in the team’s working time, jobs in all hours.`,
      ...(rate === null || costs.every(({ moneyPerYear }) => moneyPerYear === null)
        ? []
        : [`An hour is reckoned at ${amountOf(rate.perHour)} ${rate.currency}.`]),
    ],
    items: costs.map((part) => costInWords(part, rate?.currency ?? '')),
  }
}

function costInWords(
  { what, says, n, hours, weeks, because, people, moneyPerYear }: CasePart,
  currency: string,
): string {
  const whose = what === 'ran' || what.startsWith('ci_') ? 'job' : 'change'
  const whom = people === null ? '' : `, of at least ${count(people)} people`
  const all = `${roughHours(hours.inAll)} for ${counted(n, whose)}${whom}`
  const { perWeek, perYear } = hours
  const begun = `${says.charAt(0).toUpperCase()}${says.slice(1)}`
  if (perWeek === null || perYear === null)
    return `${begun}: ${all}. How much that is per week cannot be told: ${because ?? 'too little is known'}.`
  const money =
    moneyPerYear === null
      ? ''
      : `; if each of these hours were lost, and at that rate, at most ${between(moneyPerYear, amountOf)} ${currency} a year`
  return `${begun}: ${between(perWeek, roughHours)} a week (nine times in ten; ${counted(weeks, 'week')} are known), and ${between(perYear, roughHours)} in a year that goes on like this${money}. In all ${all}.`
}

function whenSection({ since, where }: CaseParts): Section {
  return {
    title: 'Since when, and where',
    says: where === '' ? [] : [since === '' ? noPoint : since, where],
    items: [],
  }
}

const noPoint =
  'No clear point: in this span it did not clearly become longer or shorter, or too few weeks tell.'

function peopleSection({ frictions }: CaseParts): Section {
  return {
    title: 'What people say',
    says: frictions.length === 0 ? ['Nobody has reported a friction about it so far.'] : [],
    items: frictions.map(({ number, title, status, peopleMin, hits, why }) => {
      const whom = peopleMin === null ? '' : `; at least ${count(peopleMin)} people said “me too”`
      return `“${title}” (friction ${number}, ${status}; ${why}${hits === null ? '' : `; ${hits}`}${whom})`
    }),
  }
}

function othersSection({ remedies }: CaseParts): Section {
  return {
    title: 'What helped others',
    says:
      remedies.length === 0
        ? ['No remedy for it is known here.']
        : [
            'That it helped others says that it may help you. Each source says what it is: a study, a survey, advice, or a vendor’s own.',
          ],
    items: remedies.map(({ title, weeks, effort, sources }) => {
      const tried = `${title} (${effort} effort, ${counted(weeks, 'week')} to try)`
      if (sources.length === 0) return `${tried}. It is the team’s own; no source is named.`
      const found = sources.map(
        ({ by, year, title: of, says }) => `${by} (${year}), “${of}”: ${says}`,
      )
      return `${tried}. ${found.join(' ')}`
    }),
  }
}

function knowSection({ trial: { measure, says, weeks } }: CaseParts): Section {
  if (measure === null)
    return {
      title: 'How one will know',
      says: [
        `It is tried for ${counted(weeks, 'week')}. No number of the flow fits it: ask those who have it, before and after.`,
      ],
      items: [],
    }
  return {
    title: 'How one will know',
    says: [
      `It is tried for ${counted(weeks, 'week')}. What is compared is the number “${says}”, of the weeks before with those behind the day on which it began. The answer may be that it worked, that it did not, or that it cannot be told; then it is stopped, or looked at once more.`,
    ],
    items: [],
  }
}
