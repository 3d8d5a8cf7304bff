/** What questions are about, and how far up the ladder they went. Never who. */
import { useAnswer } from '#web/api/hooks.ts'
import { Table } from '#web/evidence/table.tsx'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'

export function Page() {
  const counts = useAnswer('questions.counts', {})
  return (
    <AskedPage of={counts} lines={6}>
      {({ topics, areas }) => (
        <Frame
          title="What questions are about"
          lead="Where many ask, a trail, a tip or a better page helps more than one more answer. Counted by topic and area, never by person."
        >
          {topics.length === 0 && areas.length === 0 && (
            <Empty says="Nobody asked anything yet.">
              Tags of questions are their topics; files that they name are their areas.
            </Empty>
          )}
          {topics.length > 0 && (
            <Section title="By topic">
              <Counted
                by="by topic"
                rows={topics.map(({ topic, ...one }) => ({
                  name: topic === '' ? 'without a tag' : `#${topic}`,
                  ...one,
                }))}
              />
            </Section>
          )}
          {areas.length > 0 && (
            <Section title="By area">
              <Counted
                by="by area"
                rows={areas.map(({ repository, area, ...one }) => ({
                  name: [repository, area === '' ? 'at the top' : area]
                    .filter((part) => part !== '')
                    .join(': '),
                  ...one,
                }))}
              />
            </Section>
          )}
        </Frame>
      )}
    </AskedPage>
  )
}

interface Row {
  name: string
  questionCount: number
  openCount: number
  foundCount: number
  answeredCount: number
  foundAlone: number | null
}

function Counted({ rows, by }: { rows: readonly Row[]; by: string }) {
  return (
    <Table
      caption={`Questions ${by}`}
      rows={rows}
      columns={[
        { name: 'About', value: ({ name }) => name },
        { name: 'Questions', value: ({ questionCount }) => questionCount },
        { name: 'Open', value: ({ openCount }) => openCount, isMinor: true },
        { name: 'Found', value: ({ foundCount }) => foundCount, isMinor: true },
        { name: 'Shown the way', value: ({ answeredCount }) => answeredCount },
        {
          name: 'Found while writing',
          value: ({ foundAlone }) => foundAlone,
          show: ({ foundAlone }) => foundAlone ?? 'fewer than five',
          isMinor: true,
        },
      ]}
    />
  )
}
