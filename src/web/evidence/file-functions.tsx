/** Which functions of a file the work is in. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Explain } from './explain.tsx'
import { whyNoFunctions } from './file-words.ts'
import classes from './evidence.module.css'
import { Table } from './table.tsx'
import { NotInSpan, type OfFile } from './not-in-span.tsx'

export function Functions({ where, file }: OfFile) {
  const why = whyNoFunctions(file)
  const { path } = file
  const functions = useAnswer(
    'evidence.hotspots',
    why === null ? { ...where, level: 'function', path, limit: 100 } : null,
  )
  if (why !== null) return <NotInSpan says={why} file={file} />
  // What branches nowhere is no candidate, and that is no mistake of anybody.
  if (functions.error?.code === 'path.none')
    return <Text c="dimmed">Nothing in it branches or nests, so no function stands out.</Text>
  return (
    <Asked of={functions} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed">
            It changed in this span, but none of its functions that branch did.
          </Text>
        ) : (
          <Card>
            <Table
              caption="Functions"
              rows={items}
              columns={[
                {
                  name: 'Function',
                  value: ({ name }) => name,
                  show: ({ name }) => <code className={classes['path']}>{name}</code>,
                },
                { name: 'Changes', value: ({ revisions }) => revisions },
                { name: 'Complexity', value: ({ complexity }) => complexity },
                {
                  name: 'Lines',
                  isMinor: true,
                  value: ({ startLine, endLine }) => `${startLine ?? '?'}–${endLine ?? '?'}`,
                },
                {
                  name: 'Why',
                  isAct: true,
                  isMinor: true,
                  value: () => null,
                  show: ({ name }) => (
                    <Explain
                      label="Explain"
                      question={{ ...where, insight: 'hotspots', subject: [path, name ?? ''] }}
                    />
                  ),
                },
              ]}
            />
          </Card>
        )
      }
    </Asked>
  )
}
