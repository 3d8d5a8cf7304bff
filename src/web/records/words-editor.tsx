/** Where words are written: Markdown as it is typed, beside it how it will be read, and below it what the tone coach would say to its writer. */
import { Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { useRoom } from './form-column.tsx'
import { LivePreview } from './live-preview.tsx'
import { Markdown } from './markdown.tsx'
import { ToneHints } from './tone-hints.tsx'
import { usePictures } from './use-pictures.tsx'
import { useSuggestions } from './use-suggestions.tsx'
import classes from './records.module.css'

interface WordsEditorProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Marked as what has to be there. */
  isRequired?: boolean
  minRows?: number
  error?: string | undefined
  onSend?: () => void
}

export function WordsEditor({
  label,
  value,
  onChange,
  placeholder,
  isRequired = false,
  minRows = 6,
  error,
  onSend,
}: WordsEditorProps) {
  const id = useId()
  const [shown, setShown] = useState('write')
  const area = useRef<HTMLTextAreaElement>(null)
  /** Where one writes, also while a question stands over it. */
  const caret = useRef(value.length)
  const pictures = usePictures((markdown) => {
    const at = Math.min(caret.current, value.length)
    const [before, behind] = [value.slice(0, at), value.slice(at)]
    const gap = before === '' || before.endsWith('\n') ? '' : '\n\n'
    onChange(`${before}${gap}${markdown}${behind.startsWith('\n') ? '' : '\n'}${behind}`)
  })
  const suggestions = useSuggestions(area, value)
  const room = useRoom()
  const isWide = room >= besideFrom
  const isWriting = isWide || shown === 'write'
  return (
    <Stack gap="xs" w={isWide ? room : undefined}>
      <Group justify="space-between" align="end">
        <Text component="label" size="sm" fw={650} htmlFor={id}>
          {label}
          {isRequired && <RequiredMark />}
        </Text>
        {!isWide && (
          <SegmentedControl
            size="xs"
            aria-label="Write or preview"
            value={shown}
            onChange={setShown}
            data={[
              { value: 'write', label: 'Write' },
              { value: 'preview', label: 'Preview' },
            ]}
          />
        )}
      </Group>
      {isWriting ? (
        <div className={isWide ? classes['sideBySide'] : undefined}>
          <div>
            <div className={classes['box']}>
              <Textarea
                ref={area}
                id={id}
                value={value}
                onChange={(event) => onChange(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onSend?.()
                  else if (suggestions.takesKey(event)) event.preventDefault()
                }}
                placeholder={placeholder ?? ''}
                aria-required={isRequired}
                autosize
                minRows={minRows}
                maxRows={30}
                error={error}
                {...pictures.box}
                {...suggestions.box}
                onSelect={(event) => {
                  caret.current = event.currentTarget.selectionStart
                  suggestions.box.onSelect()
                }}
              />
              {suggestions.list}
            </div>
            <Group gap="xs" justify="space-between" mt={4}>
              <Text size="xs" c="dimmed">
                Markdown. @ names a person, # a record, repo:path a file, with #L10-L20 lines of it.
              </Text>
              {pictures.button}
            </Group>
            {pictures.dialog}
          </div>
          {isWide && <LivePreview text={value} area={area} />}
        </div>
      ) : (
        <div aria-live="polite">
          {value.trim() === '' ? (
            <Text c="dimmed">Nothing is written yet.</Text>
          ) : (
            <Markdown text={value} />
          )}
        </div>
      )}
      <ToneHints text={value} />
    </Stack>
  )
}

/** In pixels: from there on two columns can both be read. */
const besideFrom = 1100

/** As Mantine marks what is required. */
function RequiredMark() {
  return (
    <Text span c="var(--mantine-color-error)" aria-hidden>
      {' *'}
    </Text>
  )
}
