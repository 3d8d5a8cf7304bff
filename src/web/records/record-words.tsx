/** The words that every record begins with: one line, and why or what more there is to say. */
import type { Words } from './merge.tsx'
import { OneLine } from './one-line.tsx'
import { TemplateChoice } from './template-choice.tsx'
import { WordsEditor } from './words-editor.tsx'

interface RecordWordsProps {
  words: Words
  onChange: (changed: Partial<Words>) => void
  title: { label: string; description?: string }
  body: { label: string; placeholder?: string }
  /** Where templates of this kind may be chosen. */
  kind?: string
}

export function RecordWords({ words, onChange, title, body, kind }: RecordWordsProps) {
  return (
    <>
      <OneLine
        {...title}
        value={words.title}
        onChange={(changed) => onChange({ title: changed })}
        maxLength={200}
        required
      />
      {kind !== undefined && (
        <TemplateChoice
          kind={kind}
          body={words.body}
          onChange={(changed) => onChange({ body: changed })}
        />
      )}
      <WordsEditor
        {...body}
        value={words.body}
        onChange={(changed) => onChange({ body: changed })}
      />
    </>
  )
}
