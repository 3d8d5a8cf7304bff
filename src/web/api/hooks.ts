/** Questions and acts as components use them. */
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { act, ask, type Problem } from './ask.ts'
import type { AnswerOf, InputOf, VerbName } from './verbs.ts'

/** What was shown stays until the next answer is there; `null` asks nothing yet. */
export function useAnswer<Name extends VerbName>(
  name: Name,
  input: InputOf<Name> | null,
  { everyMs }: { everyMs?: (answer: AnswerOf<Name> | undefined) => number | false } = {},
): UseQueryResult<AnswerOf<Name>, Problem> {
  return useQuery<AnswerOf<Name>, Problem>({
    queryKey: [name, input],
    queryFn: ({ signal }) => ask(name, input ?? ({} as InputOf<Name>), signal),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => everyMs?.(state.data) ?? false,
  })
}

/** Sent again after its answer was lost, it is done once: the key stays until an answer comes. */
export function useAct<Name extends VerbName>(
  name: Name,
  onDone?: (answer: AnswerOf<Name>) => void,
  // Told first, whoever leaves the page by it does not see it ask for what is gone.
  { isFirst = false }: { isFirst?: boolean } = {},
): UseMutationResult<AnswerOf<Name>, Problem, InputOf<Name>> {
  const client = useQueryClient()
  const sent = useRef<{ text: string; key: string } | null>(null)
  return useMutation<AnswerOf<Name>, Problem, InputOf<Name>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() }
      return act(name, input, sent.current.key)
    },
    onSuccess: async (answer) => {
      sent.current = null
      if (isFirst) onDone?.(answer)
      await client.invalidateQueries({ predicate: ({ queryKey: [of] }) => isWritten(of) })
      if (!isFirst) onDone?.(answer)
    },
    onError: ({ status }) => {
      if (status !== 0) sent.current = null
    },
  })
}

/** What people write changes by an act; what the facts say does not. */
function isWritten(name: unknown): boolean {
  return (
    typeof name === 'string' &&
    !name.startsWith('evidence.') &&
    name !== 'pins.measures' &&
    name !== 'trials.plan'
  )
}
