/** Beside a failure, a file or a function: questions to ask oneself, opened one after the other. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askLong, type Problem } from '#web/api/ask.ts'
import type { AnswerOf, InputOf } from '#web/api/verbs.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { useScope } from '#web/ui/scope.tsx'
import { GuideForm } from './guide-form.tsx'
import { GuideSteps } from './guide-steps.tsx'
import { NoHistory } from './no-history.tsx'
import { ScopeBar } from './scope-bar.tsx'

export function Page() {
  const scope = useScope()
  const { search, change } = useAddress()
  const { at } = search
  // A trace may hold what is nobody's business: it stands in no address.
  const [trace, setTrace] = useState('')
  const repository = scope.where?.repository
  const isAsked = repository !== undefined && (at !== undefined || trace !== '')
  const input: InputOf<'code.guide'> = {
    repository: repository ?? '',
    ...(at === undefined ? {} : { at }),
    ...(trace === '' ? {} : { trace }),
  }
  const guide = useQuery<AnswerOf<'code.guide'>, Problem>({
    queryKey: ['code.guide', input],
    queryFn: ({ signal }) => askLong('code.guide', input, signal),
    enabled: isAsked,
    retry: false,
  })
  return (
    <Frame
      title="Find it out"
      lead="Questions to ask yourself, one at a time: what you find yourself stays. What to look at opens after each; it tells what changes did, and never who made them."
    >
      {scope.isEmpty ? (
        <NoHistory />
      ) : (
        <>
          <ScopeBar scope={scope} hasWindow={false} isOfHistory={false} />
          <GuideForm
            key={at ?? ''}
            at={at ?? ''}
            trace={trace}
            onBegin={(wish) => {
              setTrace(wish.trace)
              change({ at: wish.at === '' ? undefined : wish.at })
            }}
          />
          {isAsked && (
            <Asked of={guide} lines={6}>
              {(answer) => <GuideSteps key={JSON.stringify(input)} guide={answer} />}
            </Asked>
          )}
        </>
      )}
    </Frame>
  )
}
