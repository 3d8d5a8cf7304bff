/** Code that a decision is about: files and folders, found as one types. */
import { TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { codeTyped } from './proposal-parts.ts'

interface CodeFieldProps {
  label: string
  description: string
  code: readonly string[]
  /** With the lines that somebody named, such as app:src/a.ts#L10-L20@1a2b3c4: they are shown where the words point at them. */
  onChange: (code: string[], lines: readonly string[]) => void
}

const [filesMax, foldersMax] = [12, 4]

export function CodeField({ label, description, code, onChange }: CodeFieldProps) {
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 200)
  const known = useAnswer('evidence.repositories', {})
  const repositories = (known.data?.items ?? []).map(({ name }) => name)
  const words = text.replace(/^[^:]*:/, '')
  const found = useAnswer(
    'search.all',
    words === '' ? null : { text: words, kind: 'path', limit: filesMax },
  )
  const files = words === '' ? [] : (found.data?.paths.items ?? [])
  const folders = new Set(
    files.flatMap(({ repository, path }) => {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
      return folder === '' ? [] : [`${repository}:${folder}`]
    }),
  )
  const suggested = [
    ...files.map(({ repository, path }) => `${repository}:${path}`),
    ...[...folders].slice(0, foldersMax),
  ]
  return (
    <TagsInput
      label={label}
      description={description}
      placeholder={code.length === 0 ? 'Type a part of its path' : ''}
      data={words === '' ? repositories : suggested}
      filter={({ options }) => options}
      splitChars={[]}
      maxTags={20}
      value={[...code]}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(values) => {
        const each = values.map((value) => codeTyped(value, repositories))
        onChange(
          [...new Set(each.map(({ place }) => place))],
          each.flatMap(({ lines }) => lines ?? []),
        )
      }}
    />
  )
}
