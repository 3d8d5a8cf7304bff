/** A brief as Markdown, for an e-mail, a wiki or an issue. Pure. */
import { comparedInWords } from '#std/measured.ts'
import { sparkline } from '#std/sparkline.ts'
import { standingInWords } from '#std/standing.ts'
import type { BriefParts, Standing } from './brief.ts'
import { placeInWords } from './code-place.ts'
import { saidAtReview } from './decision-words.ts'
import { fixesInWords } from './fixes.ts'
import type { Trial } from './review-shape.ts'
import type { Voice } from './voice-shape.ts'

export function briefInMarkdown(brief: BriefParts): string {
  const { title, problem, evidence, options, consequences, because, ask } = brief
  const parts = [
    `# ${oneLine(title)}`,
    `*${standingOf(brief)}.*`,
    ...(problem.trim() === '' ? [] : ['## The problem', belowHeading(problem)]),
    ...section('What the evidence says', [
      bullets(brief.pins.map(pinInWords)),
      ...evidence.map(evidenceInWords),
    ]),
    ...section('The options', options.map(optionInWords)),
    ...section('What follows', [
      bullets([
        ...consequences.good.map((each) => `Good: ${each}`),
        ...consequences.bad.map((each) => `Bad: ${each}`),
        ...debtInWords(brief),
      ]),
    ]),
    ...(because === null ? [] : ['## Why', belowHeading(because)]),
    ...section('Did it work', [bullets(lookedBack(brief))]),
    ...section('What is to be done', [bullets(brief.steps.map(stepInWords))]),
    ...section('Who was heard', [bullets([...brief.voices.map(voiceInWords), ...unheard(brief)])]),
    ...section('To be read with it', [
      bullets(
        brief.related.map(
          (each) => `${each.number}, ${oneLine(each.title)} (${standingInWords(each)})`,
        ),
      ),
    ]),
    ...(ask === null ? [] : ['## What we ask', `**${ask}**`]),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Its state, in half a sentence. */
export function standingOf({ trial, reviewOn, ...brief }: BriefParts): string {
  const { number, status, until, decidedAt, confirmation } = brief
  if (status === 'open') return `Proposal ${number}, open${until === null ? '' : ` until ${until}`}`
  const when = decidedAt === null ? '' : ` on ${decidedAt.slice(0, 10)}`
  const shown = confirmation === null ? '' : `; ${confirmation}`
  const holds = status === 'accepted' && trial?.state === 'running'
  const tried = holds ? `${trialInWords(trial, reviewOn).toLowerCase()}, ` : ''
  return `Decision ${number}, ${tried}${status}${when}${shown}`
}

/** How many changes there were and what they were for; undefined where that cannot be told. */
export function workInWords(standing: Standing): string | undefined {
  if (standing.state === 'cannot tell') return undefined
  const { here, from, to } = standing
  const span = `from ${from.slice(0, 10)} to ${to.slice(0, 10)}`
  if (here.changes === 0) return `Nothing changed ${span}.`
  return `${here.changes} ${here.changes === 1 ? 'change' : 'changes'} ${span}, ${fixesInWords(standing)}.`
}

/** What was pinned, beside what it is today. */
export function pinInWords(pin: BriefParts['pins'][number]): string {
  return comparedInWords(pin, 'today')
}

function evidenceInWords(standing: Standing): string {
  const place = `**${code(placeInWords(standing.place))}**`
  if (standing.state === 'cannot tell') return `${place}: cannot tell (${standing.why}).`
  const { activity, files, leftOut } = standing
  const chart = activity.length === 0 ? '' : ` ${code(sparkline(activity))}`
  const rows = files.map(
    ({ path, changes, complexity }) =>
      `| ${code(path).replaceAll('|', '\\|')} | ${changes} | ${Math.round(complexity)} |`,
  )
  const left = leftOut.map(({ what, count }) => `${count} ${what}`).join(', ')
  return [
    `${place}: ${workInWords(standing)}${chart}`,
    ...(rows.length === 0
      ? []
      : [['| File | Changes | Complexity |', '| --- | --: | --: |', ...rows].join('\n')]),
    ...(left === '' ? [] : [`Left out: ${left}.`]),
  ].join('\n\n')
}

function optionInWords({ title, pros, cons, isChosen }: BriefParts['options'][number]): string {
  const lines = [...pros.map((each) => `Good: ${each}`), ...cons.map((each) => `Bad: ${each}`)]
  const heading = `### ${oneLine(title)}${isChosen ? ' (chosen)' : ''}`
  return lines.length === 0 ? heading : `${heading}\n\n${bullets(lines)}`
}

export function debtInWords({ debt }: Pick<BriefParts, 'debt'>): string[] {
  if (debt === null) return []
  if (debt.stance === 'declines') return [`Debt that is not taken on: ${debt.cost}`]
  const until =
    debt.stance === 'takes'
      ? `to be paid back by ${debt.paybackOn}`
      : `paid back on ${debt.repaidAt.slice(0, 10)}`
  return [`Debt, ${until}: ${debt.cost}`]
}

/** Of its trial and its newest review. */
export function lookedBack({
  trial,
  reviewOn,
  reviewed,
}: Pick<BriefParts, 'trial' | 'reviewOn' | 'reviewed'>): string[] {
  return [
    ...(trial === null ? [] : [`${trialInWords(trial, reviewOn)}: ${trial.expected}`]),
    ...(reviewed === null
      ? []
      : [
          `Looked back at on ${reviewed.at.slice(0, 10)}: ${saidAtReview[reviewed.verdict]}. ${reviewed.because}`,
        ]),
    ...(reviewOn === null || trial?.state === 'running'
      ? []
      : [`To be looked at again on ${reviewOn}`]),
  ]
}

function trialInWords(trial: Trial, until: string | null): string {
  if (trial.state === 'running') return `On trial until ${until}`
  return trial.worked ? 'The trial worked' : 'The trial did not work'
}

export function stepInWords({ text, owner, due }: BriefParts['steps'][number]): string {
  const by = due === null ? '' : `, until ${due}`
  return `${text} (${owner ?? 'nobody took it on yet'}${by})`
}

export function voiceInWords(voice: Voice): string {
  const older = voice.isOfOlderWords ? ` (said to version ${voice.version})` : ''
  if (voice.stance === 'consents')
    return `${voice.name} can live with it${voice.words === '' ? '' : `: ${voice.words}`}${older}`
  const { name, reason, state, answer } = voice
  const answered = answer === null ? '' : ` — ${answer.name} answers: ${answer.words}`
  if (state === 'lifted')
    return `${name} objected, and does no longer: ${reason}${older}${answered}`
  return `${name} objects: ${reason}${older}${answered === '' ? ' (not answered yet)' : answered}`
}

export function unheard({ asked }: Pick<BriefParts, 'asked'>): string[] {
  return asked
    .filter(({ isHeard }) => !isHeard)
    .map(({ name, why }) => `${name} was asked and is not heard yet: ${why}`)
}

function section(heading: string, parts: readonly string[]): string[] {
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? [] : [`## ${heading}`, ...said]
}

/** What has several lines goes on below its first. */
function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${text.trim().replaceAll('\n', '\n  ')}`).join('\n')
}

/** Its headings stand below ours. What is in a block of code stays as it is. */
function belowHeading(body: string): string {
  let fence: string | undefined
  return body
    .trim()
    .split('\n')
    .map((text) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1]
      if (fence === undefined) fence = mark
      else if (mark?.startsWith(fence) === true && text.trim() === mark) fence = undefined
      if (fence !== undefined || mark !== undefined) return text
      const level = /^(#{1,6}) /.exec(text)?.[1]?.length
      return level === undefined
        ? text
        : `${'#'.repeat(Math.min(6, level + 2))}${text.slice(level)}`
    })
    .join('\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** With as many signs around it as none inside. */
function code(text: string): string {
  const most = Math.max(0, ...[...text.matchAll(/`+/g)].map(([signs]) => signs.length))
  const marks = '`'.repeat(most + 1)
  return most === 0 ? `${marks}${text}${marks}` : `${marks} ${text} ${marks}`
}
