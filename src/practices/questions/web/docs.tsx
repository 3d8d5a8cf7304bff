/** Pages and records that speak of the code a question names, each to be put on the list of what is to be done. */
import { Button, Group, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { address } from '#web/ui/address.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { placeOf } from '#web/ui/places.ts'
import classes from './questions.module.css'

export function Docs({ question }: { question: string }) {
  const docs = useAnswer('questions.docs', { id: question })
  return (
    <Asked of={docs} lines={4}>
      {({ words, files, records }) => (
        <Card>
          {files.length === 0 && records.length === 0 ? (
            <Text size="sm">
              No page and no record speaks of the code that it names. A tip or a trail can begin.
            </Text>
          ) : (
            <ul className={classes['docs']}>
              {files.map(({ repository, path, why }) => (
                <li key={`${repository}:${path}`}>
                  <Link to={address('/evidence/file', { in: repository, path })}>{path}</Link>
                  <Text size="sm" c="dimmed">
                    {why.join(' ')}
                  </Text>
                  <PutDown question={question} where={`${repository}:${path}`} />
                </li>
              ))}
              {records.map(({ record, kind, number, title, why }) => (
                <li key={record}>
                  <Link to={placeOf({ kind, number })}>{title}</Link>
                  <Text size="sm" c="dimmed">
                    {kind} {number}. {why}
                  </Text>
                  <PutDown question={question} where={`${kind}#${number}`} />
                </li>
              ))}
            </ul>
          )}
          <Text size="sm" fw={600} mt="md">
            What it could say
          </Text>
          <Markdown text={words} />
        </Card>
      )}
    </Asked>
  )
}

/** Taken on by nobody yet: whoever has the time does. */
function PutDown({ question, where }: { question: string; where: string }) {
  const add = useAct('actions.add')
  const record = `question#${question}`
  return (
    <Group gap="xs" mt={4}>
      {add.isError && <ProblemNotice problem={add.error} />}
      <Button
        size="compact-sm"
        variant="default"
        loading={add.isPending}
        disabled={add.isSuccess}
        aria-label={`Put it on the list: ${where}`}
        onClick={() =>
          add.mutate({
            ...{ record, owner: null, due: null },
            text: `Say in ${where} what ${record} found.`,
          })
        }
      >
        {add.isSuccess ? 'It is on the list' : 'Put it on the list'}
      </Button>
    </Group>
  )
}
