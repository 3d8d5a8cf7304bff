/** What usually changes together with a file. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { address } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Path } from './path.tsx'
import { Table } from './table.tsx'
import type { OfFile } from './not-in-span.tsx'

export function Company({ where, file }: OfFile) {
  const missing = useAnswer('evidence.missing', { ...where, window: 'all', files: [file.path] })
  return (
    <Asked of={missing} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed">Nothing usually changes together with it.</Text>
        ) : (
          <Card>
            <Table
              caption="What usually changes with it"
              rows={items}
              columns={[
                {
                  name: 'File',
                  value: ({ path }) => path,
                  show: ({ path }) => (
                    <Path
                      path={path}
                      to={address('/evidence/file', {
                        in: where.repository,
                        window: where.window,
                        path,
                      })}
                    />
                  ),
                },
                {
                  name: 'How often',
                  value: ({ confidence }) => confidence,
                  show: ({ confidence, shared, revisions }) =>
                    `${Math.round(confidence * 100)} % (${shared} of ${revisions})`,
                },
              ]}
            />
          </Card>
        )
      }
    </Asked>
  )
}
