/** What an idea says, to be written: the same when it is posted and when it is changed. */
import type { Words } from '#web/records/merge.tsx'
import { RecordWords } from '#web/records/record-words.tsx'

interface WordsOfIdeaProps {
  words: Words
  onChange: (changed: Partial<Words>) => void
  isNew?: boolean
}

export function WordsOfIdea({ words, onChange, isNew = false }: WordsOfIdeaProps) {
  return (
    <RecordWords
      {...(isNew ? { kind: 'idea' } : {})}
      words={words}
      onChange={onChange}
      title={{ label: 'The idea, in a line' }}
      body={{ label: 'More about it' }}
    />
  )
}
