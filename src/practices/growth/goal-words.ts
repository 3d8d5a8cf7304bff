/** Goals in words: for a terminal, and as the Markdown that somebody takes along. */
import { dayOf, listed } from '#std/words.ts'
import { line, type Line } from '#verbs/line.ts'
import type { Evidence, Goal, GoalCriterion } from './schema.ts'

const states = { active: '', reached: ' (reached)', let_go: ' (let go)' } as const

export function sayGoals({ items }: { items: readonly Goal[] }): Line[] {
  if (items.length === 0)
    return [line('plain', 'No goals here. What would you like to be able to do? growth.begin')]
  return items.flatMap(sayGoal)
}

export function sayGoal(goal: Goal): Line[] {
  const { of, title, state, why, criterion, steps, evidence, shownTo, lookAgainOn, isDue, id } =
    goal
  return [
    line('heading', `${of === null ? '' : `${of.name}: `}${title}${states[state]}`),
    ...(why === '' ? [] : [line('item', why)]),
    ...(criterion === null ? [] : [line('item', criterionInWords(criterion))]),
    ...steps.map((step) => line('item', `${step.isDone ? '[x]' : '[ ]'} ${step.text}`)),
    ...evidence.map((each) => line('item', `Shows it: ${evidenceInWords(each)}`)),
    ...(isDue ? [line('item', 'You wished to look at this again about now.')] : []),
    ...(!isDue && lookAgainOn !== null
      ? [line('item', `To look at again on ${dayOf(lookAgainOn)}.`)]
      : []),
    ...(shownTo.length === 0
      ? []
      : [line('item', `Shown to ${listed(shownTo.map(({ name }) => name))}.`)]),
    line('detail', id),
  ]
}

/** Only one's own. */
export function goalsAsMarkdown(goals: readonly Goal[]): string {
  const parts = goals.map(({ title, state, why, criterion, steps, evidence, notes }) =>
    [
      `## ${title}${states[state]}`,
      why,
      criterion === null ? '' : criterionInWords(criterion),
      steps.map((step) => `- [${step.isDone ? 'x' : ' '}] ${step.text}`).join('\n'),
      evidence.length === 0
        ? ''
        : `What shows it:\n\n${evidence.map((each) => `- ${evidenceInWords(each)}`).join('\n')}`,
      notes.map(({ day, text }) => `${dayOf(day)}: ${text}`).join('\n\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  )
  return `${['# What I wish to learn', ...parts].join('\n\n')}\n`
}

function criterionInWords({ framework, topic, level, text }: GoalCriterion): string {
  return `From ${framework}, ${topic}, ${level}: ${text}`
}

/** As it was put, with the title of what it leads to. */
function evidenceInWords({ text, record }: Evidence): string {
  return record === null ? text : `${text} (${record.title})`
}
