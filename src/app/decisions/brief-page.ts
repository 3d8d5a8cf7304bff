/** A brief as one HTML page that stands on its own, and makes a good sheet of paper: no script, nothing fetched. */
import type { Brief } from '#practices/decisions/brief.ts'
import { standingInWords } from '#std/standing.ts'
import { count } from '#std/words.ts'
import { proseHtml } from '../sheet/prose.ts'
import { policyFor, sheet } from '../sheet/sheet.ts'
import { style } from '../sheet/style.ts'
import { bars, escaped } from '../sheet/svg.ts'
import {
  debtInWords,
  lookedBack,
  pinInWords,
  standingOf,
  stepInWords,
  unheard,
  voiceInWords,
  workInWords,
} from '#practices/decisions/brief-markdown.ts'

/** On paper it is light, whatever the screen is, and close enough for one sheet; a browser prints the address of no link by itself. */
const onPaper = `
figure svg.bars { max-width: 16rem } .ask { border-left: 3px solid var(--mark); padding-left: .75rem; font-weight: 600 } .chosen { color: var(--mark) } blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--soft) } h3 { margin: 1.25rem 0 .25rem } ul { margin: .25rem 0 .75rem; padding-left: 1.25rem }
@media (min-width: 34rem), print { .options { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem } .place { display: grid; grid-template-columns: 1fr 13rem; gap: 0 1.5rem } .place > * { grid-column: 1 / -1 } .place > h3, .place > p.work { grid-column: 1 } .place > figure { grid-column: 2; grid-row: 1 / span 2; margin: 0; align-self: end } }
@page { margin: 13mm 15mm }
@media print { :root { color-scheme: light; --page: #fff; --ink: #000; --soft: #444; --line: #bbb; --box: #f5f5f8; --mark: #1d5fa8; --code: #eef0f4 } body { padding: 0; font-size: 9.5pt; line-height: 1.35 } h1 { font-size: 15pt } h2 { font-size: 11pt; margin: 0 0 .1rem } h3 { font-size: 9.5pt; margin: .35rem 0 .1rem } section { padding: .35rem 0 } p { margin: .2rem 0 } ul { margin: .1rem 0 .2rem } figure svg.bars { max-width: 13rem } table { font-size: 8.5pt } th, td { padding: .08rem .4rem .08rem 0 } figcaption, .doubt, footer { font-size: 8pt } footer { padding-top: .3rem } h2, h3 { break-after: avoid } figure, table, li, .place, .options { break-inside: avoid } a[href]::after { content: " (" attr(href) ")"; color: var(--soft); font-size: .85em } }
`
const whole = `${style}\n${onPaper.trim()}`

export function briefPage(brief: Brief): string {
  const { title, problem, evidence, options, consequences, because, related, ask, pins } = brief
  const follows = [
    ...consequences.good.map((each) => `Good: ${each}`),
    ...consequences.bad.map((each) => `Bad: ${each}`),
    ...debtInWords(brief),
  ]
  return sheet({
    title,
    style: whole,
    lead: `<p class="soft">${escaped(standingOf(brief))}.</p>`,
    main: [
      section('The problem', problem.trim() === '' ? '' : proseHtml(problem)),
      section(
        'What the evidence says',
        [pinned(pins), ...evidence.map(standing)].filter((part) => part !== '').join('\n'),
      ),
      section(
        'The options',
        options.length === 0 ? '' : `<div class="options">${options.map(option).join('\n')}</div>`,
      ),
      section('What follows', list(follows)),
      section('Why', because === null ? '' : proseHtml(because)),
      section('Did it work', list(lookedBack(brief))),
      section('What is to be done', list(brief.steps.map(stepInWords))),
      section('Who was heard', list([...brief.voices.map(voiceInWords), ...unheard(brief)])),
      section(
        'To be read with it',
        list(related.map((each) => `${each.number}, ${each.title} (${standingInWords(each)})`)),
      ),
      section('What we ask', ask === null ? '' : `<p class="ask">${escaped(ask)}</p>`),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    footer: `<p>Written on ${brief.writtenAt.slice(0, 10)} from what the team's own history says. It speaks of code and ranks nobody.</p>`,
  })
}

/** What it may do where a server sends it: nothing, and in no frame. */
export const briefPolicy = `${policyFor(whole)}; frame-ancestors 'none'`

function pinned(pins: Brief['pins']): string {
  return list(pins.map(pinInWords))
}

function section(heading: string, content: string): string {
  return content === '' ? '' : `<section><h2>${heading}</h2>\n${content}</section>`
}

function list(texts: readonly string[]): string {
  return texts.length === 0
    ? ''
    : `<ul>${texts.map((text) => `<li>${text.split('\n').map(escaped).join(' ')}</li>`).join('')}</ul>`
}

function option({ title, pros, cons, isChosen }: Brief['options'][number]): string {
  const said = [...pros.map((each) => `Good: ${each}`), ...cons.map((each) => `Bad: ${each}`)]
  const chosen = isChosen ? ' <span class="chosen">(chosen)</span>' : ''
  return `<div><h3>${escaped(title)}${chosen}</h3>${list(said)}</div>`
}

function standing(one: Brief['evidence'][number]): string {
  const { repository, path } = one.place
  const heading = `<h3><code>${escaped(path === '' ? repository : `${repository}:${path}`)}</code></h3>`
  if (one.state === 'cannot tell')
    return `<div class="place">${heading}<p>Cannot tell: ${escaped(one.why)}.</p></div>`
  const { activity, from, to, files, leftOut } = one
  const chart = bars({ what: 'changes', from, to, values: activity })
  const rows = files.map(
    (file) =>
      `<tr><td>${escaped(file.path)}</td><td class="n">${count(file.changes)}</td><td class="n">${count(file.complexity)}</td></tr>`,
  )
  const left = leftOut.map(({ what, count: n }) => `${count(n)} ${what}`).join(', ')
  const parts = [
    heading,
    `<p class="work">${escaped(workInWords(one) ?? '').replace(/(?<=\d) %/g, '&nbsp;%')}</p>`,
    activity.length === 0
      ? ''
      : `<figure>${chart}<figcaption>These changes, in ${activity.length} slices of equal length</figcaption></figure>`,
    rows.length === 0
      ? ''
      : `<table><thead><tr><th>Where most effort goes</th><th class="n">Changes</th><th class="n">Complexity</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    left === '' ? '' : `<p class="doubt">Left out: ${escaped(left)}.</p>`,
  ]
  return `<div class="place">${parts.join('')}</div>`
}
