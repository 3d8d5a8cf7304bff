/** Open frictions that look like what is being written: perhaps it is said already, and one has it, too. */
import { Button, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { askLong } from '#web/api/ask.ts'
import { useAct } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { whyAlike } from '../schema-words.ts'
import type { FrictionWords } from './words-of-friction.tsx'
import classes from './frictions.module.css'
import { useIsAlone } from './use-is-alone.ts'

/** Whoever pauses has said something. */
const pauseMs = 400

interface SimilarProps {
  words: Pick<FrictionWords, 'title' | 'body' | 'area'>
  /** Once one said "me too" instead of reporting it again. */
  onSaid: () => void
}

export function Similar({ words: { title, body, area }, onSaid }: SimilarProps) {
  const [wish] = useDebouncedValue(JSON.stringify({ title, body, area }), pauseMs)
  const found = useQuery({
    queryKey: ['frictions.similar', wish],
    queryFn: ({ signal }) => {
      const about = { title: title.trim(), body, area: area.trim() === '' ? null : area, limit: 3 }
      return askLong('frictions.similar', about, signal)
    },
    enabled: title.trim().length >= 4,
    placeholderData: (before) => before,
  })
  const isAlone = useIsAlone()
  const { go } = useAddress()
  const meToo = useAct('frictions.me-too')
  const items = title.trim().length < 4 ? [] : (found.data?.items ?? [])
  if (items.length === 0) return null
  return (
    <div role="status">
      <Notice title={items.length === 1 ? 'This one looks like it' : 'These look like it'}>
        {meToo.isError && <ProblemNotice problem={meToo.error} />}
        <ul className={classes['similar']}>
          {items.map((one) => (
            <li key={one.record}>
              <Group justify="space-between" gap="xs">
                <div>
                  <Link to={`/frictions/${one.number}`}>{one.title}</Link>
                  <Text size="sm" c="dimmed">
                    {whyAlike(one)}
                  </Text>
                </div>
                {!isAlone && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={meToo.isPending && meToo.variables.id === one.record}
                    aria-label={`Me too: ${one.title}`}
                    onClick={() =>
                      meToo.mutate(
                        { id: one.record },
                        {
                          onSuccess: () => {
                            onSaid()
                            go(`/frictions/${one.number}`)
                          },
                        },
                      )
                    }
                  >
                    Me too
                  </Button>
                )}
              </Group>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
