/** The others of the workspace, to choose one of them. */
import { Select } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'

type Member = AnswerOf<'members.list'>['items'][number]

/** Those who left, too; undefined until they are known. */
export function useOthers(): readonly Member[] | undefined {
  const me = useAnswer('members.me', {})
  const members = useAnswer('members.list', { limit: 200 })
  return members.data?.items.filter(({ id }) => id !== me.data?.id)
}

export function choices(members: readonly Member[]): { value: string; label: string }[] {
  return members.map(({ id, name }) => ({ value: id, label: name }))
}

interface ChooseMemberProps {
  label: string
  among: readonly Member[]
  value: string | null
  onChange: (member: string | null) => void
}

export function ChooseMember({ among, ...rest }: ChooseMemberProps) {
  return <Select {...rest} placeholder="Somebody" searchable data={choices(among)} w={260} />
}
