/** What the words may begin with: a template that came with the workspace, or one of the team's own. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { ask } from '#web/api/ask.ts'

interface TemplateChoiceProps {
  /** Such as decision. */
  kind: string
  body: string
  onChange: (body: string) => void
}

export function TemplateChoice({ kind, body, onChange }: TemplateChoiceProps) {
  const templates = useAnswer('templates.list', { kind })
  const [taken, setTaken] = useState<{ name: string; body: string } | null>(null)
  const items = templates.data?.items ?? []
  if (items.length === 0) return null
  const says = items.find(({ name }) => name === taken?.name)?.says
  const take = async (name: string) => {
    const template = await ask('templates.get', { kind, name })
    setTaken(template)
    onChange(begunWith(template.body, { body, before: taken?.body ?? '' }))
  }
  return (
    <Select
      label="Begin from a template"
      description={says ?? 'Optional. What you wrote stays above it.'}
      placeholder="None"
      data={items.map(({ name }) => name)}
      value={taken?.name ?? null}
      allowDeselect={false}
      onChange={(name) => {
        if (name !== null) void take(name)
      }}
      maw={320}
    />
  )
}

/** A template that nobody wrote into gives way to the next one. */
export function begunWith(
  template: string,
  { body, before }: { body: string; before: string },
): string {
  const own = before !== '' && body.endsWith(before) ? body.slice(0, -before.length) : body
  return own.trim() === '' ? template : `${own.trimEnd()}\n\n${template}`
}
