/** What the tone coach says to the writer, and to nobody else. It runs here, blocks nothing, and keeps nothing. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { kinds, type Hint, type Kind } from '#coach/hint.ts'
import classes from './records.module.css'

const mutedKey = 'cairn.tone.muted'

export function ToneHints({ text }: { text: string }) {
  const [settled] = useDebouncedValue(text, 400)
  // What stood there before anybody wrote is nobody's to mend now, and loads nothing.
  const [before] = useState(text)
  const [hints, setHints] = useState<{ of: string; all: readonly Hint[] }>({ of: '', all: [] })
  const [ignored, setIgnored] = useState<ReadonlySet<string>>(new Set())
  const [muted, setMuted] = useState<readonly Kind[]>(mutedBefore)
  useEffect(() => {
    let isCurrent = true
    const read = async () => {
      const { readTone } = await import('./read-tone.ts')
      if (isCurrent) setHints({ of: settled, all: readTone(settled, muted) })
    }
    // Without a connection the coach is silent; one writes on.
    if (settled !== before && settled.trim() !== '') void read().catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [settled, before, muted])
  const shown = firstOfEachKind(
    (hints.of === settled ? hints.all : []).filter(
      ({ kind, start, end }) => !muted.includes(kind) && !ignored.has(settled.slice(start, end)),
    ),
  )
  if (shown.length === 0) return null
  const mute = (kind: Kind) => {
    // Another text box may have muted something meanwhile.
    const all = [...mutedBefore(), kind]
    localStorage.setItem(mutedKey, JSON.stringify(all))
    setMuted(all)
  }
  return (
    <Stack gap="xs" role="status" aria-label="Before you post">
      {shown.map(({ kind, start, end, why, suggestion }) => (
        <div key={kind} className={classes['hint']}>
          <Text size="sm">
            “{settled.slice(start, end)}”: {why}
          </Text>
          <Text size="sm" c="dimmed">
            {suggestion}
          </Text>
          <Group gap="xs" mt={4}>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => setIgnored(new Set([...ignored, settled.slice(start, end)]))}
            >
              It is fine here
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => mute(kind)}>
              Never tell me this again
            </Button>
          </Group>
        </div>
      ))}
    </Stack>
  )
}

/** One is enough to think of it; the next is told once this one is fine. */
function firstOfEachKind(hints: readonly Hint[]): Hint[] {
  const seen = new Set<Kind>()
  return hints.filter(({ kind }) => !seen.has(kind) && seen.add(kind))
}

function mutedBefore(): readonly Kind[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(mutedKey) ?? '[]')
    return Array.isArray(kept) ? kinds.filter((kind) => kept.includes(kind)) : []
  } catch {
    return []
  }
}
