/** A record, changed: its fields are its practice's own, and what is done with them is the same for all. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Page } from '#web/ui/page.tsx'
import { FormColumn } from './form-column.tsx'

interface EditFormProps {
  title: string
  edit: { isPending: boolean; error: Problem | null }
  isReady: boolean
  onSave: () => void
  back: () => void
  /** Where somebody changed it meanwhile: how both come together, instead of what the problem says. */
  merge: ReactNode
  /** What else can be done. */
  acts?: ReactNode
  children: ReactNode
}

export function EditForm(props: EditFormProps) {
  const { title, edit, isReady, onSave, back, merge, acts, children } = props
  return (
    <Page title={`Edit “${title}”`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        <FormColumn>
          {merge ?? (edit.error !== null && <ProblemNotice problem={edit.error} />)}
          {children}
          <Group>
            <Button type="submit" loading={edit.isPending} disabled={!isReady}>
              Save
            </Button>
            <Button variant="default" onClick={back}>
              Back
            </Button>
            {acts}
          </Group>
        </FormColumn>
      </form>
    </Page>
  )
}
