/** The form of a trial: few fields, each filled in with what is known. */
import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { shownValue } from '#std/measured.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf, InputOf } from '#web/api/verbs.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { Missing } from '#web/records/missing.tsx'
import { OneLine } from '#web/records/one-line.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { weeksMax } from '../../schema.ts'
import { measureKeys } from '../../schema-words.ts'

type Plan = AnswerOf<'trials.plan'>
type Asked = Pick<InputOf<'trials.begin'>, 'remedy' | 'friction' | 'cause' | 'repository'>

interface TrialFormProps {
  plan: Plan
  asked: Asked
}

export function TrialForm({ plan, asked }: TrialFormProps) {
  const { go } = useAddress()
  const { title, because, expected, startsOn, weeks } = plan
  const measures = plan.measures.map(({ measure }) => measure)
  const draft = useDraft(`trial.new.${asked.remedy}.${asked.friction ?? ''}`, {
    ...{ title, because, expected, startsOn, weeks, measures, before: '', discuss: false },
  })
  const { words, set } = draft
  const begin = useAct('trials.begin', ({ number, state }) => {
    draft.drop()
    go(state === 'proposed' ? `/decisions/${number}` : '/trials')
  })
  const missing = [
    ...(words.title.trim() === '' ? ['a title'] : []),
    ...(words.because.trim() === '' ? ['why'] : []),
    ...(words.expected.trim() === '' ? ['what it should change'] : []),
    ...(words.startsOn === '' ? ['the day on which it begins'] : []),
  ]
  const send = () =>
    begin.mutate({
      ...asked,
      ...{ title: words.title, because: words.because, expected: words.expected },
      ...{ startsOn: words.startsOn, weeks: words.weeks, discuss: words.discuss },
      measures: plan.measures.flatMap(({ measure, better }) => {
        const key = measureKeys.find((one) => one === measure)
        return key !== undefined && words.measures.includes(measure) ? [{ key, better }] : []
      }),
      ...(words.before.trim() === '' ? {} : { before: words.before }),
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <FormColumn>
        {begin.isError && <ProblemNotice problem={begin.error} />}
        <Text size="sm">
          The remedy:{' '}
          <Link to={`/remedies/${plan.remedy.ref.replace('remedy#', '')}`} underline="always">
            {plan.remedy.title}
          </Link>
        </Text>
        <OneLine
          label="What you try, in a line"
          value={words.title}
          onChange={(changed) => set({ title: changed })}
          maxLength={200}
          required
        />
        <WordsEditor
          label="Why"
          isRequired
          value={words.because}
          onChange={(changed) => set({ because: changed })}
          minRows={2}
        />
        <OneLine
          label="What it should change"
          description="With a number, so that afterwards nobody has to guess what was meant: from how much to how much?"
          value={words.expected}
          onChange={(changed) => set({ expected: changed })}
          maxLength={2000}
          required
        />
        <Group gap="md" align="flex-start">
          <TextInput
            type="date"
            label="It begins on"
            required
            value={words.startsOn}
            onChange={(event) => set({ startsOn: event.currentTarget.value })}
            w={200}
          />
          <NumberInput
            label="For so many weeks"
            min={1}
            max={weeksMax}
            allowDecimal={false}
            value={words.weeks}
            onChange={(given) => {
              if (typeof given === 'number') set({ weeks: given })
            }}
            w={160}
          />
        </Group>
        <Text size="sm" c="dimmed" role="status">
          {endSaid(words)}
        </Text>
        <Measured
          plan={plan}
          chosen={words.measures}
          onChange={(chosen) => set({ measures: chosen })}
        />
        {plan.ask !== null && (
          <OneLine
            label={plan.ask}
            description="Ask around today, and write down what was said: it is asked again at the end. Optional."
            value={words.before}
            onChange={(changed) => set({ before: changed })}
            maxLength={5000}
          />
        )}
        <Checkbox
          label="Discuss it first"
          description="It is proposed, and begins when the proposal is accepted."
          checked={words.discuss}
          onChange={(event) => set({ discuss: event.currentTarget.checked })}
        />
        <Group>
          <Button type="submit" loading={begin.isPending} disabled={missing.length > 0}>
            {words.discuss ? 'Propose the trial' : 'Begin the trial'}
          </Button>
          <DraftKept draft={draft} />
        </Group>
        <Missing what={missing} />
      </FormColumn>
    </form>
  )
}

/** As whole-weeks need them. */
const weeksToTell = 4

function endSaid({ startsOn, weeks }: { startsOn: string; weeks: number }): string {
  const at = Date.parse(startsOn)
  if (Number.isNaN(at)) return ''
  const end = new Date(at + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
  const short =
    weeks < weeksToTell
      ? ` Numbers need ${weeksToTell} whole weeks to tell anything; before that, people say.`
      : ''
  return `Looked at on ${calendarDayShown(end)}.${short}`
}

interface MeasuredProps {
  plan: Plan
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

function Measured({ plan, chosen, onChange }: MeasuredProps) {
  return (
    <Stack gap="xs">
      <MeasuredIn />
      {plan.measures.length > 0 && (
        <Checkbox.Group
          label="What may show that it helped"
          description="Each is kept as it is today."
          value={[...chosen]}
          onChange={onChange}
        >
          <Stack gap={6} mt="xs">
            {plan.measures.map(({ measure, place, label, better, ...figure }) => (
              <Checkbox
                key={measure}
                value={measure}
                label={
                  <>
                    {place !== null && `${place}, `}
                    {label}:{' '}
                    <Text span size="sm" fw={600}>
                      {shownValue(figure)}
                    </Text>
                    , hoped to go {better === 'lower' ? 'down' : 'up'}
                  </>
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {plan.without.map(({ measure, because }) => (
        <Text key={measure} size="sm" c="dimmed">
          Not measured here: {measure.replaceAll('_', ' ')} ({because}).
        </Text>
      ))}
    </Stack>
  )
}

/** In all repositories, unless one is chosen. */
function MeasuredIn() {
  const { search, change } = useAddress()
  const repositories = useAnswer('evidence.repositories', {})
  const names = [...new Set((repositories.data?.items ?? []).map(({ name }) => name))]
  if (names.length < 2) return null
  return (
    <Select
      label="Measured in"
      data={[{ value: '', label: 'All repositories that a forge told of' }, ...names]}
      value={search['repository'] ?? ''}
      allowDeselect={false}
      onChange={(name) => change({ repository: name === null || name === '' ? undefined : name })}
      maw={400}
    />
  )
}
