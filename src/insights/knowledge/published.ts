/** Truck factors that others published, each with its source. Our number is printed beside them and never tuned to them. */

export interface Published {
  /** owner/name as on the forge where the study found it. */
  repository: string
  value: number
  study: string
  source: string
  /** The day whose history was studied; the last day a commit counts. */
  at: string
  /** How far back the study looked; null for the whole history. */
  days: number | null
  note: string
}

const firstTable = {
  study: 'Avelino, Valente, Hora 2015: What is the truck factor of popular GitHub applications?',
  source:
    'doi.org/10.7287/peerj.preprints.1233v1; table in github.com/aserg-ufmg/Truck-Factor, branch gh-pages, index.html',
  at: '2015-07-08',
  days: null,
  note: 'the preprint of July 2015; the day of the snapshot is not given, so the day of publication is used',
} as const

const finalTable = {
  study: 'Avelino, Passos, Hora, Valente 2016: A novel approach for estimating truck factors',
  source:
    'arxiv.org/abs/1604.06766; the value as its first author asked the developers about it in github.com/rails/rails/issues/21196',
  at: '2015-08-11',
  days: null,
  note: 'the day the developers were asked is used',
} as const

const gitTrends = {
  study: 'GitTrends 2016: Top-30 GitHub projects with highest truck factor',
  source: 'medium.com/@aserg.ufmg/top-30-github-projects-with-highest-truck-factor-ab0862e9bb7a',
  at: '2016-12-03',
  days: null,
  note: 'the same authors a year later, day of publication',
} as const

const explorer = {
  study: 'JetBrains Bus Factor Explorer 2023',
  source: 'github.com/JetBrains-Research/bus-factor-explorer, evaluation/data/result.csv',
  at: '2023-05-29',
  days: 547,
  note: 'another formula (weighted authorship, half-life 90 days), all files, the last 547 days; the day the results were stored',
} as const

/** Of the tables' systems, those whose histories are at hand to try. */
export const published: readonly Published[] = [
  { repository: 'git/git', value: 8, ...firstTable },
  { repository: 'git/git', value: 12, ...gitTrends },
  { repository: 'git/git', value: 3, ...explorer },
  { repository: 'rails/rails', value: 7, ...firstTable },
  { repository: 'rails/rails', value: 9, ...finalTable },
  { repository: 'rails/rails', value: 11, ...gitTrends },
  { repository: 'rails/rails', value: 7, ...explorer },
  { repository: 'prometheus/prometheus', value: 8, ...explorer },
  { repository: 'vuejs/core', value: 1, ...explorer },
  { repository: 'google/gson', value: 2, ...explorer },
  { repository: 'django/django', value: 5, ...firstTable },
  { repository: 'django/django', value: 2, ...explorer },
  { repository: 'mitsuhiko/flask', value: 1, ...firstTable },
  { repository: 'pallets/flask', value: 1, ...explorer },
  { repository: 'redis/redis', value: 2, ...explorer },
]
