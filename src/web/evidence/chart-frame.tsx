/**
 * What every chart has: its span, how much it rests on, its table, where it comes from, and its way out as a picture or
 * as CSV.
 */
import { Button, Group, Menu, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { amount } from '#std/words.ts'
import { Card } from '#web/ui/card.tsx'
import { useScope } from '#web/ui/scope.tsx'
import { captioned } from './captioned.ts'
import { Table, type TableOf } from './table.tsx'
import { save, toCsv, toPng } from './export.ts'
import { LeftOut } from './left-out.tsx'
import { spanShown } from '#web/ui/span.ts'
import classes from './evidence.module.css'

interface ChartFrameProps<Row> {
  title: string
  /** What the answer says of itself. */
  answer: {
    n: number
    window: { label: string; from: string | null; to: string | null }
    leftOut: readonly { what: string; count: number; why: string }[]
  }
  /** What `n` counts. */
  of?: string
  table: TableOf<Row>
  /** The chart as one SVG, for whoever downloads it. */
  svg?: () => string | null
  /** What its colours mean. */
  legend?: readonly { name: string; colour: string }[]
  /** Beside the chart's own buttons. */
  acts?: ReactNode
  children: ReactNode
}

export function ChartFrame<Row>({
  title,
  answer,
  of = 'changes',
  table,
  svg,
  legend = [],
  acts,
  children,
}: ChartFrameProps<Row>) {
  const [isTable, setIsTable] = useState(false)
  const { where } = useScope()
  const says = `${amount(answer.n, of)}, ${spanShown(answer.window)}`
  const picture = () => {
    const drawn = svg?.() ?? null
    const caption = { title, says: `${where?.repository ?? ''}: ${says}`, legend }
    return drawn === null ? null : captioned(drawn, caption)
  }
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return (
    <Card>
      {children}
      <Group justify="space-between" mt="sm" gap="xs">
        <Text size="sm" c="dimmed">
          {says}
        </Text>
        <Group gap={4}>
          {acts}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? 'Hide the table' : 'Table'}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" variant="subtle">
                Download
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {svg !== undefined && (
                <>
                  <Menu.Item
                    onClick={() =>
                      withSvg(picture, (text) => save(`${name}.svg`, 'image/svg+xml', text))
                    }
                  >
                    Picture (SVG)
                  </Menu.Item>
                  <Menu.Item
                    onClick={() =>
                      withSvg(
                        picture,
                        (text) =>
                          void toPng(text).then((png) => save(`${name}.png`, 'image/png', png)),
                      )
                    }
                  >
                    Picture (PNG)
                  </Menu.Item>
                </>
              )}
              <Menu.Item onClick={() => save(`${name}.csv`, 'text/csv', toCsv(table))}>
                Table (CSV)
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {isTable && (
        <div className={classes['below']}>
          <Table {...table} caption={title} />
        </div>
      )}
      <LeftOut leftOut={answer.leftOut} />
    </Card>
  )
}

function withSvg(svg: () => string | null, use: (text: string) => void): void {
  const text = svg()
  if (text !== null) use(text)
}
