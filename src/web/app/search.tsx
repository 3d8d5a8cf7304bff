/** All that people wrote, by its words, and the files of their code, by their paths. */
import { Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { Path } from '#web/evidence/path.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'
import { Excerpt } from './excerpt.tsx'
import classes from './search.module.css'

export function Page() {
  const { search, change } = useAddress()
  const [text, setText] = useState(search['q'] ?? '')
  const wanted = search['q'] ?? ''
  const look = useDebouncedCallback((typed: string) => {
    change({ q: typed.trim() === '' ? undefined : typed.trim() })
  }, 200)
  const found = useAnswer('search.all', wanted === '' ? null : { text: wanted, limit: 50 })
  return (
    <Frame
      title="Search"
      lead={
        <>
          Decisions, ideas and what was said about them, and files. Quotes keep a phrase together; a
          word with a minus before it, <span className={classes['whole']}>-like</span> this, must
          not be there.
        </>
      }
    >
      <TextInput
        aria-label="What to look for"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          look(event.currentTarget.value)
        }}
        mb="lg"
        maw="36rem"
      />
      {wanted !== '' && (
        <Asked of={found}>
          {({ records: { items }, paths }) =>
            items.length === 0 && paths.items.length === 0 ? (
              <Empty says="Nothing was found.">Other words, or fewer of them, may find it.</Empty>
            ) : (
              <Stack gap="md">
                {items.map((item) => (
                  <div key={item.record}>
                    <Link to={placeOf(item)}>{item.title}</Link>
                    <Text span size="sm" c="dimmed">
                      {` · ${item.kind} ${item.number}`}
                    </Text>
                    <Excerpt {...item} />
                  </div>
                ))}
                {paths.items.length > 0 && (
                  <Section title="Files">
                    {paths.items.map(({ repository, path }) => (
                      <Group key={`${repository}:${path}`} gap="sm" align="baseline" mih={26}>
                        <Path
                          path={path}
                          to={address('/evidence/file', { in: repository, path })}
                        />
                        <Text span size="sm" c="dimmed">
                          {repository}
                        </Text>
                      </Group>
                    ))}
                  </Section>
                )}
              </Stack>
            )
          }
        </Asked>
      )}
    </Frame>
  )
}
