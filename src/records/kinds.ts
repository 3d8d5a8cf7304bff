/** The names of kinds of record, as texts point at them: `decision#12`. A new practice adds its own. */
export const kindNames: ReadonlySet<string> = new Set(['decision', 'idea'])
