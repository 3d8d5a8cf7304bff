/** What a goal says: what one would like to be able to do, and what it is for. */
import { Textarea, TextInput } from '@mantine/core'

export interface Words {
  title: string
  why: string
}

interface GoalFieldsProps<Fields extends Words> {
  words: Fields
  onChange: (changed: Partial<Words>) => void
}

export function GoalFields<Fields extends Words>({ words, onChange }: GoalFieldsProps<Fields>) {
  return (
    <>
      <TextInput
        label="What would you like to be able to do?"
        placeholder="Read the plan of a slow query"
        required
        maxLength={300}
        value={words.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label="What is it for?"
        autosize
        minRows={2}
        maxLength={5000}
        value={words.why}
        onChange={(event) => onChange({ why: event.currentTarget.value })}
      />
    </>
  )
}
