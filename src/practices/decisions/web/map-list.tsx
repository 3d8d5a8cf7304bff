/** The same as the map where there is no room for one: area by area, the oldest first. */
import { Stack, Text } from '@mantine/core'
import { standingIn } from '#web/records/status-words.ts'
import { Link } from '#web/ui/link.tsx'
import type { DecisionMap } from '../map.ts'
import type { MapLayout } from './map-layout.ts'
import { areaInWords, spanInWords } from './map-words.ts'
import { Sign } from './sign.tsx'
import { signOf, statusWords } from './words.ts'
import classes from './map.module.css'

export function MapList({ layout: { rows, marks }, map }: { layout: MapLayout; map: DecisionMap }) {
  return (
    <Stack gap="lg">
      {rows.map(({ area }, row) => (
        <section key={area} aria-label={areaInWords(area)}>
          <Text component="h2" fw={650} mb={4} className={classes['name'] ?? ''}>
            {areaInWords(area)}
          </Text>
          <ul className={classes['list']}>
            {marks
              .filter((mark) => mark.row === row)
              .map(({ key, item }) => (
                <li key={key}>
                  <svg width={16} height={16} aria-hidden>
                    <Sign status={signOf(item)} x={8} y={8} />
                  </svg>
                  <div>
                    <Link to={`/decisions/${item.number}`}>{item.title}</Link>
                    <Text size="sm" c="dimmed">
                      {standingIn(statusWords, item).label}, {spanInWords(item, map)}
                    </Text>
                  </div>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Stack>
  )
}
