/** A file of a repository, found as one types. */
import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'

interface FilePlace {
  repository: string
  path: string
}

const filesMax = 12

export function ChooseFile({
  chosen,
  onChange,
}: {
  chosen: FilePlace
  onChange: (place: FilePlace) => void
}) {
  const [typed, setTyped] = useState(
    chosen.path === '' ? '' : `${chosen.repository}:${chosen.path}`,
  )
  const [settled] = useDebouncedValue(typed.trim(), 200)
  const words = settled.replace(/^[^:]*:/, '')
  const found = useAnswer(
    'search.all',
    words === '' ? null : { text: words, kind: 'path', limit: filesMax },
  )
  const files = words === '' ? [] : (found.data?.paths.items ?? [])
  const places = new Map(files.map((file) => [`${file.repository}:${file.path}`, file]))
  return (
    <Autocomplete
      label="The file"
      placeholder="Type a part of its path"
      data={[...places.keys()]}
      filter={({ options }) => options}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={(value) => {
        const place = places.get(value)
        if (place !== undefined) onChange({ repository: place.repository, path: place.path })
      }}
    />
  )
}
