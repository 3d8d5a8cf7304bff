/** Which records of a list are shown: by words and by tag. Both stand in the address, so that the list can be shared. */
import { Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'

export interface Narrowed {
  text?: string
  tag?: string
}

/** As the address says. */
export function useNarrowed(): Narrowed {
  const { search } = useAddress()
  const [text, tag] = [search['q'], search['tag']]
  return { ...(text === undefined ? {} : { text }), ...(tag === undefined ? {} : { tag }) }
}

/** Without a kind, by words alone. */
export function ListFilters({ kind }: { kind?: string }) {
  const { change } = useAddress()
  const { text = '', tag = null } = useNarrowed()
  const [typed, setTyped] = useState(text)
  const [shown, setShown] = useState(text)
  // The address may change from elsewhere, as by the way back.
  if (shown !== text) {
    setShown(text)
    setTyped(text)
  }
  const look = useDebouncedCallback((words: string) => {
    const trimmed = words.trim()
    setShown(trimmed)
    change({ q: trimmed === '' ? undefined : trimmed })
  }, 250)
  const tags = useAnswer('tags.list', kind === undefined ? null : { kind })
  const known = (tags.data?.items ?? []).map((one) => one.tag)
  return (
    <Group gap="sm" mb="md" align="end">
      <TextInput
        type="search"
        label="Words"
        placeholder="In the title, the text or a comment"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          look(event.currentTarget.value)
        }}
        flex={1}
        miw={220}
        maw={380}
      />
      {kind !== undefined && (known.length > 0 || tag !== null) && (
        <Select
          label="Tag"
          placeholder="Any"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Any tag' }}
          data={tag === null || known.includes(tag) ? known : [tag, ...known]}
          value={tag}
          onChange={(chosen) => change({ tag: chosen ?? undefined })}
          maw={220}
        />
      )}
    </Group>
  )
}
