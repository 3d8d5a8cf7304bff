/** Today: what waits for me, what hurts most with its evidence, and what changed. */
import { Button, Stack, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Card } from '#web/ui/card.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { ScopeBar } from '#web/evidence/scope-bar.tsx'
import { useScope, type Scope } from '#web/ui/scope.tsx'
import { Changed } from './changed.tsx'
import { FindingCard } from './finding-card.tsx'
import { useRepositories } from './use-repositories.ts'
import { Waiting } from './waiting.tsx'
import { youngWords } from './young.ts'
import classes from './today.module.css'

export function Page() {
  const scope = useScope()
  return (
    <Frame title="Today">
      <Reading />
      <ScopeBar scope={scope} />
      <Young scope={scope} />
      {scope.isEmpty ? <FirstRun /> : <Hurting scope={scope} />}
      <Waiting />
      <Changed />
    </Frame>
  )
}

/** While something is being read, one sees how far it is; what is there already is shown below. */
function Reading() {
  const { data } = useRepositories()
  const busy = (data?.items ?? []).filter(({ state }) => state === 'reading' || state === 'waiting')
  const [first] = busy
  if (first === undefined) return null
  const { name, source, phase } = first
  return (
    <Card>
      <Text size="sm" role="status">
        Reading {name ?? source}
        {phase !== null && phase.total !== null && phase.total > 0
          ? `: ${Math.round((100 * phase.done) / phase.total)} % of ${phase.unit}`
          : '…'}
        {busy.length > 1 && `, ${busy.length - 1} more to go`}.{' '}
        <Link to="/settings">How far is it?</Link>
      </Text>
    </Card>
  )
}

function FirstRun() {
  const { go } = useAddress()
  return (
    <Empty
      says="No history has been read yet."
      acts={<Button onClick={() => go('/settings')}>Add a repository</Button>}
    >
      Cairn reads a git history and shows where the work hurts. Most are read in less than a minute;
      nothing is written into your repository, and nothing is sent anywhere.
    </Empty>
  )
}

/** Said once, at the top, instead of wherever something cannot be told. */
function Young({ scope: { where } }: { scope: Scope }) {
  const { data } = useAnswer(
    'evidence.history',
    where && { repository: where.repository, window: where.window ?? 'all' },
  )
  const says = data === undefined ? null : youngWords(data)
  if (says === null) return null
  return (
    <Notice title={says}>
      <Text size="sm">
        What stands here is a first look, to be read lightly. A history of some months tells more:{' '}
        <code className={classes['command']}>npm start -- ~/code/yours</code> reads one of yours,
        and so does{' '}
        <Link to="/settings" underline="always">
          Add a repository
        </Link>{' '}
        under Settings.
      </Text>
    </Notice>
  )
}

const shownMax = 3

function Hurting({ scope }: { scope: Scope }) {
  const report = useAnswer('evidence.report', scope.where)
  return (
    <Section title="What hurts most">
      <Asked of={report} lines={8}>
        {({ findings, well, untold, window }) => (
          <Stack gap="md">
            {findings.length === 0 && (
              <Empty says="Nothing stands out in this span; that is a finding, too.">
                A longer span may show more.
              </Empty>
            )}
            {findings.slice(0, shownMax).map((finding) => (
              <FindingCard
                key={finding.kind}
                finding={finding}
                where={{ repository: '', ...scope.where, window: window.label }}
              />
            ))}
            {well.map((sentence) => (
              <Text key={sentence} size="sm">
                <span aria-hidden>✓ </span>Going well: {sentence}
              </Text>
            ))}
            {untold.length > 0 && (
              <details>
                <Text component="summary" size="sm" c="dimmed">
                  What cannot be told yet ({untold.length})
                </Text>
                <ul className={classes['list'] ?? ''}>
                  {untold.map((sentence) => (
                    <li key={sentence}>
                      <Text span size="sm" c="dimmed">
                        {sentence}
                      </Text>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Stack>
        )}
      </Asked>
    </Section>
  )
}
