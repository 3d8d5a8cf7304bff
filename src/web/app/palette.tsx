/** One box for going, doing and finding: ⌘K. */
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDebouncedValue } from '@mantine/hooks'
import { useAnswer } from '#web/api/hooks.ts'
import { address } from '#web/ui/address.ts'
import { placeOf } from '#web/ui/places.ts'
import { pages } from './pages.ts'
import { shownPlaces as settings } from './settings/places.ts'

interface PaletteProps {
  query: string
  setQuery: (query: string) => void
  close: () => void
}

export function Palette({ query, setQuery, close }: PaletteProps) {
  const router = useRouter()
  const [text] = useDebouncedValue(query.trim(), 120)
  const found = useAnswer('search.all', text.length < 2 ? null : { text, limit: 8 })
  useEffect(() => spotlight.open(), [])
  const go = (to: string) => () => router.history.push(to)
  const places: (SpotlightActionData & { label: string })[] = [
    { id: 'today', label: 'Today', onClick: go('/') },
    ...pages.map(({ label, to }) => ({ id: to, label, onClick: go(to) })),
    { id: 'actions', label: 'Promised', onClick: go('/actions') },
    { id: 'settings', label: 'Settings', onClick: go('/settings') },
    ...settings.map(({ to, label }) => ({
      id: to,
      label: `Settings: ${label.toLowerCase()}`,
      onClick: go(to),
    })),
  ]
  const acts = pages.flatMap((each) => each.acts ?? [])
  const records = text.length < 2 ? [] : (found.data?.records.items ?? [])
  const files = text.length < 2 ? [] : (found.data?.paths.items ?? [])
  // Where one can go comes before what was found: it is what the box is opened for.
  const isCalled = ({ label }: { label: string }) =>
    label.toLowerCase().includes(query.trim().toLowerCase())
  const all = [
    { group: 'Go to', actions: places.filter(isCalled) },
    {
      group: 'Do',
      actions: acts
        .filter(isCalled)
        .map(({ label, to }) => ({ id: label, label, onClick: go(to) })),
    },
    {
      group: 'Written down',
      actions: records.map((item) => ({
        id: `${item.kind}${item.number}`,
        label: item.title,
        description: `${item.kind} ${item.number}`,
        onClick: go(placeOf(item)),
      })),
    },
    {
      group: 'Files',
      actions: files.map(({ repository, path }) => ({
        id: `${repository}:${path}`,
        label: path,
        description: repository,
        onClick: go(address('/evidence/file', { in: repository, path })),
      })),
    },
    ...(query.trim() === ''
      ? []
      : [
          {
            group: 'Look further',
            actions: [
              {
                id: 'search',
                label: `Search for “${query.trim()}”`,
                onClick: go(`/search?q=${encodeURIComponent(query.trim())}`),
              },
            ],
          },
        ]),
  ].filter(({ actions }) => actions.length > 0)
  return (
    <Spotlight
      actions={all}
      // They were chosen and put in order above.
      filter={(_, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={close}
      attributes={{ content: { 'aria-label': 'Find or do' } }}
      nothingFound="Nothing is called so."
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: 'Where to, what to do, or words to find',
        'aria-label': 'Find or do',
      }}
    />
  )
}
