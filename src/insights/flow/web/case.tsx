/** The case for a better tool or a better way: a page to be completed, and then printed or sent around. */
import { Button, Group } from '@mantine/core'
import { useDebouncedValue, useSessionStorage } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { askLong, type Problem } from '#web/api/ask.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { save } from '#web/evidence/export.ts'
import { ScopeBar } from '#web/evidence/scope-bar.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Page as Frame } from '#web/ui/page.tsx'
import { asked, useFlowScope } from './asked.ts'
import { CaseForm, noWish, type CaseWish } from './case-form.tsx'
import { CaseSheet } from './case-sheet.tsx'
import { FlowAsked, NoForge } from './no-forge.tsx'
import classes from './case.module.css'

/** Whoever pauses has said something. */
const pauseMs = 500

export function Page() {
  const scope = useFlowScope()
  const { search } = useAddress()
  const { about, friction } = search
  // Kept while this tab is open: what is asked stands in no address.
  const [wish, setWish] = useSessionStorage<CaseWish>({
    key: `cairn.case ${about ?? ''} ${friction ?? ''}`,
    defaultValue: noWish,
  })
  const where = asked(scope)
  const [input] = useDebouncedValue(
    JSON.stringify({
      ...(friction === undefined ? where : { window: where?.window, friction }),
      ...(about === undefined ? {} : { about }),
      ...saidIn(wish),
    }),
    pauseMs,
  )
  const told = useQuery<AnswerOf<'flow.case'>, Problem>({
    queryKey: ['flow.case', input],
    queryFn: ({ signal }) => askLong('flow.case', JSON.parse(input), signal),
    enabled: where !== null,
    placeholderData: keepPreviousData,
  })
  const act = told.data && (
    <Group gap="xs" className={classes['acts'] ?? ''}>
      <Button onClick={() => window.print()}>Print it</Button>
      <Button
        variant="default"
        onClick={() => save('case.md', 'text/markdown', told.data.markdown)}
      >
        Download as Markdown
      </Button>
    </Group>
  )
  return (
    <Frame
      title="The case for something better"
      lead={
        <span className={classes['acts']}>
          What waiting costs now, what helped others, what you ask for and how one will know: on one
          page. It promises nothing, and says what cannot be told.
        </span>
      }
      acts={act}
    >
      <div className={classes['acts']}>
        <ScopeBar scope={scope} hasWindow isOfHistory={false} />
        <CaseForm wish={wish} onChange={(changed) => setWish({ ...wish, ...changed })} />
      </div>
      {scope.isEmpty ? (
        <NoForge />
      ) : (
        <FlowAsked of={told} lines={14}>
          {(answer) => <CaseSheet of={answer} />}
        </FlowAsked>
      )}
    </Frame>
  )
}

/** What nobody said is left to Cairn. An hour without a currency costs nothing yet. */
function saidIn({ perHour, currency, ...wish }: CaseWish) {
  const isPriced = typeof perHour === 'number' && currency.trim() !== ''
  return Object.fromEntries(
    Object.entries({
      ...wish,
      ...(currency.trim() === '' ? {} : { currency }),
      ...(isPriced ? { perHour } : {}),
    }).flatMap(([key, value]) => {
      const said = typeof value === 'string' ? value.trim() : value
      return said === '' || said === null ? [] : [[key, said]]
    }),
  )
}
