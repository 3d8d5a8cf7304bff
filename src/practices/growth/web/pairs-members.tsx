/** Choosing others of the workspace. */
import { MultiSelect } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'

interface MemberPickerProps {
  label: string
  description: string
  value: string[]
  onChange: (members: string[]) => void
}

export function MemberPicker(props: MemberPickerProps) {
  return <MultiSelect {...props} searchable data={useOthers()} />
}

/** As a choice of one or many wants them. */
export function useOthers(): { value: string; label: string }[] {
  const me = useAnswer('members.me', {})
  const members = useAnswer('members.list', { limit: 200 })
  return (members.data?.items ?? [])
    .filter(({ id }) => id !== me.data?.id)
    .map(({ id, name }) => ({ value: id, label: name }))
}
