/** One stop, to be written: what it is about, what there is to see, and what its reader may be asked. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { OneLine } from '#web/records/one-line.tsx'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { Fold } from '#web/ui/fold.tsx'
import type { Stop } from '../schema-stop.ts'
import { TargetField } from './target-field.tsx'
import { stopName } from './words.ts'
import classes from './trails.module.css'

interface StopEditorProps {
  stop: Stop
  step: number
  isOpen: boolean
  toggle: () => void
  onChange: (changed: Partial<Stop>) => void
  /** Undefined where it is the first, or the last. */
  up: (() => void) | undefined
  down: (() => void) | undefined
  remove: () => void
}

export function StopEditor(props: StopEditorProps) {
  const { stop, step, isOpen, toggle, up, down, remove } = props
  return (
    <section className={classes['stop']} aria-label={`Stop ${step}`}>
      <Text span c="dimmed">
        {step}
      </Text>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{stopName(stop)}</Text>
        <Group gap={4}>
          <Move says="Up" move={up} />
          <Move says="Down" move={down} />
          <Button size="compact-sm" variant="default" onClick={remove}>
            Take it out
          </Button>
          <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={toggle}>
            {isOpen ? 'Close' : 'Write'}
          </Button>
        </Group>
      </Group>
      {isOpen && <Fields {...props} />}
    </section>
  )
}

/** At an end it stays where it is, and keeps the focus: whoever moves a stop by keys is not thrown out of the list. */
function Move({ says, move }: { says: string; move: (() => void) | undefined }) {
  const isAtEnd = move === undefined
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-disabled={isAtEnd}
      data-disabled={isAtEnd}
      onClick={move}
    >
      {says}
    </Button>
  )
}

function Fields({ stop, onChange }: Pick<StopEditorProps, 'stop' | 'onChange'>) {
  const { title, body, target, check, blank } = stop
  const asked = check ?? { question: '', answer: '' }
  const gap = blank ?? { asks: '', fits: '' }
  return (
    <Stack gap="md" mt="sm">
      <TargetField target={target} onChange={(changed) => onChange({ target: changed })} />
      <OneLine
        label="In a line"
        value={title ?? ''}
        onChange={(changed) => onChange({ title: changed === '' ? null : changed })}
        maxLength={300}
      />
      <WordsEditor
        label="What there is to see"
        value={body}
        onChange={(changed) => onChange({ body: changed })}
        minRows={4}
      />
      <Fold title="Ask before you tell" isOpenAtFirst={check !== null}>
        <WordsEditor
          label="What do you expect here?"
          value={asked.question}
          onChange={(question) => onChange({ check: { ...asked, question } })}
          minRows={2}
        />
        <WordsEditor
          label="What is so, folded until the reader had a thought"
          value={asked.answer}
          onChange={(answer) => onChange({ check: { ...asked, answer } })}
          minRows={2}
        />
      </Fold>
      <Fold title="Leave a gap to fill in" isOpenAtFirst={blank !== null}>
        <WordsEditor
          label="What is to be filled in"
          value={gap.asks}
          onChange={(asks) => onChange({ blank: { ...gap, asks } })}
          minRows={2}
        />
        <WordsEditor
          label="What fits"
          value={gap.fits}
          onChange={(fits) => onChange({ blank: { ...gap, fits } })}
          minRows={2}
        />
      </Fold>
    </Stack>
  )
}
