/** Choosing others of the workspace. */
import { MultiSelect } from '@mantine/core'
import { choices, useOthers } from '#web/records/others.tsx'

interface MemberPickerProps {
  label: string
  description: string
  value: string[]
  onChange: (members: string[]) => void
}

export function MemberPicker(props: MemberPickerProps) {
  return <MultiSelect {...props} searchable data={choices(useOthers() ?? [])} />
}
