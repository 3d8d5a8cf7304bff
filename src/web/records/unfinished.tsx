/** What one began to write of a kind and did not send, in whatever browser: to go on with it, or to throw it away. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ask, Problem } from '#web/api/ask.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { When } from '#web/ui/when.tsx'
import { firstWords } from './draft-key.ts'
import { wordsIn, type Draft } from './use-draft.ts'

interface UnfinishedProps<Words> {
  kind: string
  /** What is written here; the others are told. */
  draft: Draft<Words>
}

export function Unfinished<Words extends object>({ kind, draft }: UnfinishedProps<Words>) {
  const list = useAnswer('drafts.list', {})
  const drop = useAct('drafts.drop')
  const [problem, setProblem] = useState<Problem | null>(null)
  const others = (list.data?.items ?? []).filter(
    ({ key }) => key.startsWith(`${kind}:new`) && key !== draft.key,
  )
  if (others.length === 0) return null
  const goOn = async (key: string) => {
    try {
      draft.set(wordsIn((await ask('drafts.get', { key })).text))
      drop.mutate({ key })
    } catch (cause) {
      if (cause instanceof Problem) setProblem(cause)
    }
  }
  return (
    <Notice title="Unfinished">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Stack gap="xs" mt="xs">
        {others.map(({ key, text, keptAt }) => {
          const words = firstWords(text) || 'Without a title yet'
          return (
            <Group key={key} gap="xs">
              <Text size="sm">
                {words} · <When at={keptAt} />
              </Text>
              {!draft.isKept && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Go on with “${words}”`}
                  onClick={() => void goOn(key)}
                >
                  Go on
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={`Throw away “${words}”`}
                onClick={() => drop.mutate({ key })}
              >
                Throw away
              </Button>
            </Group>
          )
        })}
        {draft.isKept && (
          <Text size="sm" c="dimmed">
            To go on with one of these, send or empty what is written here first.
          </Text>
        )}
      </Stack>
    </Notice>
  )
}
