/** Words that records of any kind are gathered by. */
import { TagsInput } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'

export function Tags({ record, tags }: { record: string; tags: readonly string[] }) {
  const known = useAnswer('tags.list', {})
  const add = useAct('tags.add')
  const remove = useAct('tags.remove')
  const problem = add.error ?? remove.error
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <TagsInput
        aria-label="Tags"
        placeholder={tags.length === 0 ? 'Add a tag' : ''}
        data={(known.data?.items ?? []).map(({ tag }) => tag)}
        value={[...tags]}
        maw="36rem"
        mb="md"
        onChange={(wanted) => {
          for (const tag of wanted.filter((one) => !tags.includes(one))) add.mutate({ record, tag })
          for (const tag of tags.filter((one) => !wanted.includes(one)))
            remove.mutate({ record, tag })
        }}
      />
    </>
  )
}
