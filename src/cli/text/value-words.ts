/** The names that explanations give their values, as people say them. */

const words: Record<string, string> = {
  complexityMeasure: 'complexity measured by',
  confidenceAB: 'confidence A→B',
  confidenceBA: 'confidence B→A',
  degreeHigh: 'degree, at most',
  degreeLow: 'degree, at least',
  high: 'at most',
  low: 'at least',
  of: 'ranked in all',
  perYear: 'per year',
  rankHigh: 'rank, at worst',
  rankLow: 'rank, at best',
  rankWithout: 'rank without bulk, reformatting and bots',
  revisionsA: 'revisions A',
  revisionsB: 'revisions B',
}

const percentiles: Record<string, string> = {
  P50: 'half within',
  P75: 'three in four within',
  P90: 'nine in ten within',
}

/** A key in camel case is taken apart; anything else, such as a path, stands as it is. */
export function valueWords(key: string): string {
  const known = words[key]
  if (known !== undefined || !/^[a-z]+([A-Z][a-z]*|[A-Z]\d+)*$|^p\d\d$/.test(key))
    return known ?? key
  const [, name = key, percentile = ''] = /^(.*?)(p\d\d)?$/i.exec(key) ?? []
  const plain = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const within = percentiles[percentile.toUpperCase()]
  return within === undefined ? plain : [plain, within].filter(Boolean).join(', ')
}
