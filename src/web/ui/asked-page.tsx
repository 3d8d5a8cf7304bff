/** A page that is an answer. Where none comes it still has a title, for whoever hears the page instead of seeing it. */
import type { ComponentProps } from 'react'
import { Asked } from './asked.tsx'
import { Page } from './page.tsx'

export function AskedPage<Answer>(props: ComponentProps<typeof Asked<Answer>>) {
  const { data, isError, error } = props.of
  if (data !== undefined || !isError) return <Asked {...props} />
  return (
    <Page title={error.status === 404 ? 'Nothing here' : 'This could not be read'}>
      <Asked {...props} />
    </Page>
  )
}
