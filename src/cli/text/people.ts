/** People as text: by name, each with all that they go by; then bots with the rule, then what was said by hand. */
import type { Choice, ListedPerson, Namesakes, People } from '#app/people/list.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Said } from '../commands/people.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { count, counted } from '#std/words.ts'
import { shorten, wrap } from './wrap.ts'

type Screen = Pick<Io, 'columns' | 'paint'>

/** More than this on a screen nobody looks through. */
const shownMax = 40

export function showList(
  screen: Screen,
  repository: string,
  { people, bots, namesakes, choices }: People,
  { isWhole, find }: { isWhole: boolean; find: string | undefined },
): string {
  const { columns, paint } = screen
  const shown = isWhole ? people : people.slice(0, shownMax)
  const more = people.length - shown.length
  const what = `${counted(people.length, 'person', 'people')}, ${counted(bots.length, 'bot')}`
  const found = find === undefined ? '' : ` with ${shownWord(find)}`
  return [
    ...wrap(inert(`${repository}: ${what}${found}, by name`), columns).map((line) =>
      paint('dim', line),
    ),
    ...(find === undefined ? wrap(whoIsHere, columns).map((line) => paint('dim', line)) : []),
    '',
    ...shown.flatMap((person) => entry(screen, person)),
    ...(more === 0
      ? []
      : wrap(
          `… and ${count(more)} more: --all prints them, --find TEXT looks for some.`,
          columns,
        ).map((line) => paint('dim', line))),
    ...section(screen, 'Names borne by several', asked(screen, namesakes, { isWhole, find })),
    ...section(
      screen,
      'Bots',
      bots.flatMap((bot) => entry(screen, bot)),
    ),
    ...section(
      screen,
      'Said by hand, newest first',
      choices.flatMap((choice) => lines(screen, told(choice), '')),
    ),
    '',
  ].join('\n')
}

/** A scan counts authors of one branch: whoever compares the two is told why this is more. */
const whoIsHere =
  'All whom a commit names, on any branch that was read: its author, its committer, those in its trailers.'

/** What holds now, and how to take it back. */
export function showChosen(screen: Screen, { says, undo, people, bots }: Said): string {
  return [
    ...wrap(inert(says), screen.columns),
    '',
    ...[...people, ...bots].flatMap((person) => entry(screen, person)),
    ...(undo === null ? [] : ['', `To take it back: ${inert(undo)}`]),
    '',
  ].join('\n')
}

/** More than these are read when they are asked for. */
const namesShown = 5

function asked(
  { columns, paint }: Screen,
  namesakes: readonly Namesakes[],
  { isWhole, find }: { isWhole: boolean; find: string | undefined },
): string[] {
  const shown = isWhole || find !== undefined ? namesakes : namesakes.slice(0, namesShown)
  const more = namesakes.length - shown.length
  if (shown.length === 0) return []
  return [
    ...shown.flatMap(({ name, emails, merge }) => [
      ...wrap(
        shorten(
          inert(
            `${emails.length === 2 ? 'Two' : count(emails.length)} entries are called ${name}. If ${emails.length === 2 ? 'they are' : 'some of them are'} one person:`,
          ),
          lettersMax,
        ),
        columns,
      ),
      ...merge.flatMap((command) => toCopy(inert(command), columns)),
    ]),
    ...wrap(
      'Where they are two, say cairn people two in place of merge, and nobody asks again.',
      columns,
    ),
    ...(more === 0
      ? []
      : wrap(
          `… and ${counted(more, 'more name')}: --all prints them, --find TEXT looks for some.`,
          columns,
        ).map((line) => paint('dim', line))),
  ]
}

/** Broken so that a shell takes the lines for one; a name in quotes is left whole. */
function toCopy(command: string, columns: number): string[] {
  if (command.includes("'")) return [`  ${command}`]
  const parts = wrap(command, columns - 2, '  ', '    ')
  return parts.map((line, index) => (index === parts.length - 1 ? line : `${line} \\`))
}

function section({ paint }: Screen, title: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : ['', paint('bold', title), ...content]
}

function entry(screen: Screen, { name, email, botBecause, identities }: ListedPerson): string[] {
  const others = identities.filter((one) => one.name !== name || one.email !== email)
  return [
    ...lines(screen, `${name} <${email}>`, ''),
    ...(botBecause === null ? [] : lines(screen, botBecause, '  ')),
    ...others.flatMap((one) =>
      lines(screen, `also ${one.name} <${one.email}>${whys[one.because]}`, '  '),
    ),
  ].map((line, index) => (index === 0 ? line : screen.paint('dim', line)))
}

const whys = { email: '', mailmap: ' (.mailmap)', hand: ' (by hand)', forge: '' } as const

function told({ what, who, other }: Choice): string {
  if (what === 'merge') return `${other ?? ''} is ${who}`
  if (what === 'split') return `${who} stands alone`
  if (what === 'two') return `${who} and ${other ?? ''} are two`
  return `${who} is ${what === 'bot' ? 'a bot' : 'a person'}`
}

/** Who writes a novel for a name does not fill the screen with it. */
const lettersMax = 240

function lines({ columns }: Screen, text: string, indent: string): string[] {
  return wrap(shorten(inert(text), lettersMax), columns, indent, `${indent}  `)
}
