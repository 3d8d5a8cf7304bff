/** What holds of the options of a proposal. Pure. */
import { CairnError } from '#std/errors.ts'
import type { Decision } from './schema.ts'

/** Whoever reads that one of them was taken knows which. */
export function mustDiffer(options: readonly { title: string }[]): void {
  const seen = new Set<string>()
  for (const { title } of options) {
    const same = title.normalize('NFC').toLowerCase()
    if (seen.has(same))
      throw new CairnError(
        'invalid',
        'decisions.option.twice',
        `Two options would be called "${title}".`,
        { hint: 'Give each a title of its own, or make one of them.' },
      )
    seen.add(same)
  }
}

/** Named so, it is none of those listed: it may be mistyped. */
export function noOption(
  { title, options }: Pick<Decision, 'title' | 'options'>,
  option: string,
  otherwise: string,
): CairnError {
  const known =
    options.length === 0
      ? 'It lists none.'
      : `They are: ${options.map((one) => one.title).join('; ')}.`
  return new CairnError(
    'invalid',
    'decisions.option.none',
    `"${option}" is not among the options of "${title}".`,
    { hint: `${known} ${otherwise}` },
  )
}
