/** Earlier questions, trails and tips that look like what is being written. */
import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { askLong } from '#web/api/ask.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { TipLink } from '#web/evidence/tip-link.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { placeOf } from '#web/ui/places.ts'

/** Whoever pauses has said something. */
const pauseMs = 400
/** A trace names much; its first lines say what it is about. */
const charsMax = 4_000

const nothing: AnswerOf<'questions.similar'> = { items: [], tips: [] }

export function MayHelp({ title, text }: { title: string; text: string }) {
  const [wish] = useDebouncedValue(JSON.stringify([title.trim(), text.slice(0, charsMax)]), pauseMs)
  const isSaid = title.trim().length >= 4
  const found = useQuery({
    queryKey: ['questions.similar', wish],
    queryFn: ({ signal }) =>
      askLong(
        'questions.similar',
        { title: title.trim(), body: text.slice(0, charsMax), limit: 4 },
        signal,
      ),
    enabled: isSaid,
    placeholderData: (before) => before,
  })
  const { items, tips } = isSaid && found.data !== undefined ? found.data : nothing
  return (
    <div role="status">
      {items.length + tips.length > 0 && (
        <Notice title="These may help already">
          {items.map((one) => (
            <Text size="sm" key={one.record}>
              <Link to={placeOf(one)} underline="always">
                {one.title}
              </Link>{' '}
              <Text span c="dimmed">
                {one.kind}, both say {one.shared.slice(0, 6).join(', ')}
              </Text>
            </Text>
          ))}
          {tips.map((tip) => (
            <Text size="sm" key={tip.ref}>
              <TipLink tip={tip} />{' '}
              <Text span c="dimmed">
                tip. {tip.why[0]}
              </Text>
            </Text>
          ))}
        </Notice>
      )}
    </div>
  )
}
