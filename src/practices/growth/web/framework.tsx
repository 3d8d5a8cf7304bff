/** One framework, in its own words: each line of it is a place to begin a goal from. */
import { Anchor, Group, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { AskFirst } from '#web/ui/ask-first.tsx'
import classes from './growth.module.css'
import { Near } from './near.tsx'

type Framework = AnswerOf<'frameworks.get'>
type Topic = Framework['topics'][number]
type Criterion = Topic['levels'][number]['criteria'][number]

export function Page() {
  const { params, go } = useAddress()
  const name = params['name'] ?? ''
  const framework = useAnswer('frameworks.get', { name })
  const drop = useAct('frameworks.drop', () => go('/growth/frameworks'), { isFirst: true })
  return (
    <AskedPage of={framework} lines={8}>
      {({ title, summary, licence, topics }) => (
        <Frame
          title={title}
          lead="Begin a goal from any line that speaks to you. Levels are words in an order; nobody is placed on one."
        >
          <Near />
          {summary !== null && <Markdown text={summary} />}
          {licence !== null && (
            <Text size="sm" c="dimmed">
              Licence: {licence}
            </Text>
          )}
          {topics.map((topic, place) => (
            <Topics topic={topic} isFirst={place === 0} key={topic.id} />
          ))}
          <Group mt="xl">
            <AskFirst
              does="Delete for good"
              label="Keep it here no longer"
              asks="Keep this framework no longer?"
              says="Nobody can read it here any more. Goals that began from it keep the words that they began from."
              act={drop}
              onSend={() => drop.mutate({ name })}
            />
          </Group>
        </Frame>
      )}
    </AskedPage>
  )
}

function Topics({
  topic: { title, summary, levels },
  isFirst,
}: {
  topic: Topic
  isFirst: boolean
}) {
  return (
    <Section title={title}>
      {summary !== null && <Text size="sm">{summary}</Text>}
      {levels.map((level, place) => (
        <Fold key={level.id} title={level.title} isOpenAtFirst={isFirst && place === 0}>
          <div>
            {level.summary !== null && <Text size="sm">{level.summary}</Text>}
            <ul className={classes['criteria']}>
              {level.criteria.map((criterion) => (
                <Line criterion={criterion} key={criterion.ref} />
              ))}
            </ul>
          </div>
        </Fold>
      ))}
    </Section>
  )
}

function Line({ criterion: { ref, text, note, examples, urls } }: { criterion: Criterion }) {
  return (
    <li>
      <Text span>{text}</Text>
      {note !== null && (
        <Text span size="sm" c="dimmed">
          {' '}
          · {note}
        </Text>
      )}
      {examples.length > 0 && (
        <ul className={classes['examples']}>
          {examples.map((example) => (
            <li key={example}>
              <Text span size="sm" c="dimmed">
                {example}
              </Text>
            </li>
          ))}
        </ul>
      )}
      <Group gap="md" mt={4}>
        <Link
          to={address('/growth/new', { criterion: ref })}
          size="sm"
          aria-label={`Begin a goal from: ${text}`}
        >
          Begin a goal
        </Link>
        {urls.map(({ label, url }) => (
          <Anchor key={url} href={url} size="sm" rel="noreferrer noopener" target="_blank">
            {label ?? url}
          </Anchor>
        ))}
      </Group>
    </li>
  )
}
