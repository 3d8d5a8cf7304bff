/** Tours in words: where their steps are now, what was kept, what was written. */
import type { Checked } from '#app/tours/check.ts'
import type { CheckedStep } from '#app/tours/step-told.ts'
import type { Exported, Kept } from '#app/tours/folder-verbs.ts'
import { inert } from '#std/inert.ts'
import { counted } from '#std/words.ts'
import type { Io } from '../io.ts'
import { wrap } from './wrap.ts'

type Screen = Pick<Io, 'columns' | 'paint'>

export function showChecked(screen: Screen, { items, skipped }: Checked): string {
  const tours = [...Map.groupBy(items, ({ tour }) => tour)]
  if (tours.length === 0)
    return text(screen, [
      'No tour is kept here.',
      'Editors keep them in .tours, .vscode/tours or .github/tours, or as main.tour.',
    ])
  const stale = items.filter(({ state }) => state !== 'same')
  return [
    ...lines(
      screen,
      `${counted(tours.length, 'tour')}, ${counted(items.length, 'step')}: ${stale.length === 0 ? 'all are where they were written about.' : `${counted(stale.length, 'step')} to look at.`}`,
    ),
    ...tours.flatMap(([tour, steps]) => oneTour(screen, tour, steps)),
    ...left(screen, skipped),
    '',
  ].join('\n')
}

function oneTour(screen: Screen, tour: string, steps: readonly CheckedStep[]): string[] {
  const moved = steps.filter(({ state }) => state !== 'same')
  return [
    '',
    screen.paint('bold', inert(tour)),
    ...(moved.length === 0
      ? lines(screen, 'All of its steps are where they were.')
      : moved.flatMap((step) => lines(screen, stepInWords(step)))),
  ]
}

function stepInWords({ step, file, line, state, to, confidence, says }: CheckedStep): string {
  const place = file === null ? '' : ` ${file}${line === null ? '' : `:${line}`}`
  const now = to === null ? '' : ` → ${to.file}:${to.line}`
  const sure = confidence === null ? '' : ` (sure to ${Math.round(confidence * 100)} %)`
  return to === null ? `${step}.${place}: ${says}` : `${step}.${place}${now}: ${state}${sure}`
}

export function showToursImported(
  screen: Screen,
  { items, skipped, kept }: Checked & { kept: Kept | null },
): string {
  const said =
    kept === null
      ? []
      : [
          `${counted(kept.added, 'trail')} added, ${kept.changed} brought up to date, ${kept.unchanged} as before.`,
          ...kept.conflicts.map(({ path, message }) => `${path}: ${message}`),
        ]
  return showChecked(screen, { items, skipped }) + (said.length === 0 ? '' : text(screen, said))
}

export function showToursExported(screen: Screen, { written, same, refused }: Exported): string {
  const nothing = written.length + same + refused.length === 0
  return text(screen, [
    ...(nothing
      ? ['There is no trail to write yet; a draft is not written.']
      : [`${counted(written.length, 'tour')} written, ${same} as before.`]),
    ...refused.map(({ path, message }) => `${path}: ${message}`),
  ])
}

function left(screen: Screen, skipped: Checked['skipped']): string[] {
  if (skipped.length === 0) return []
  const each = skipped.flatMap(({ message }) => lines(screen, message))
  return ['', screen.paint('bold', 'Not read'), ...each]
}

function text(screen: Screen, all: readonly string[]): string {
  return [...all.flatMap((one) => lines(screen, one)), ''].join('\n')
}

function lines({ columns }: Screen, one: string): string[] {
  return wrap(inert(one), columns)
}
