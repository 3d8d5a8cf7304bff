/** Where knowledge is thin: areas by how many people know them. It speaks of areas, never of persons. */
import { SimpleGrid, Text, useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { count, counted } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { ColourKey } from '#web/charts/key.tsx'
import { CodeMap } from '#web/charts/code-map-canvas.tsx'
import { ember, type Scale } from '#web/charts/colours.ts'
import { mapAsSvg } from '#web/charts/map-as-svg.ts'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { Explain } from '#web/evidence/explain.tsx'
import { Figure, wouldFall } from '#web/evidence/figure.tsx'
import { Path } from '#web/evidence/path.tsx'
import { PinButton } from '#web/evidence/pin-button.tsx'
import type { TableOf } from '#web/evidence/table.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { useScope, type Scope } from '#web/ui/scope.tsx'
import classes from '#web/evidence/evidence.module.css'

type Answer = AnswerOf<'evidence.knowledge'>
type Area = ReturnType<typeof marksOf>[number]

export function Page() {
  // What someone knows of the code is not lost with the end of a span.
  const scope = useScope('all')
  const where = scope.where && { ...scope.where, window: 'all' }
  const knowledge = useAnswer('evidence.knowledge', where)
  return (
    <EvidencePage
      title="Knowledge"
      lead="How many people can be asked about each part of the code, and where a second pair of hands would help. Whoever wrote much of a file counts; reading and reviewing leave no trace in git."
      scope={{ ...scope, where }}
      hasWindow={false}
      spanWhy="Of all time: what somebody knows of the code does not end with a span."
    >
      <Asked of={knowledge} lines={10}>
        {(answer) => <Areas answer={answer} scope={{ ...scope, where }} />}
      </Asked>
    </EvidencePage>
  )
}

function Areas({ answer, scope: { where } }: { answer: Answer; scope: Scope }) {
  const { search, change, go } = useAddress()
  const isDark = useComputedColorScheme('light') === 'dark'
  const scale = useMemo(() => ember(isDark), [isDark])
  const areas = useMemo(() => marksOf(answer), [answer])
  const folder = search['at'] ?? ''
  return (
    <>
      <Figures answer={answer} />
      <ChartFrame
        title="Knowledge"
        answer={answer}
        svg={() => mapAsSvg(areas, { heat, scale, isDark })}
        legend={keyOf(scale)}
        acts={
          where && (
            <>
              <Explain question={{ ...where, insight: 'knowledge', subject: [] }} />
              <PinButton pinned={{ evidence: 'knowledge', where }} />
            </>
          )
        }
        table={tableOf(areas, where)}
      >
        {areas.length === 0 ? (
          <Text c="dimmed">No code is counted here.</Text>
        ) : (
          <>
            <ColourKey parts={keyOf(scale)} />
            <CodeMap
              label={`Map of ${areas.length} areas, hot where few people know them`}
              files={areas}
              heat={heat}
              scale={scale}
              isDark={isDark}
              folder={folder}
              onFolder={(at) => change({ at: at === '' ? undefined : at })}
              onFile={({ area }) =>
                go(
                  address('/evidence/hotspots', { in: where?.repository, window: 'all', at: area }),
                )
              }
              tip={({ path, people, size, because }) => (
                <>
                  <div className={classes['path']}>{path}</div>
                  <div>
                    {saidOf(people)}; {counted(size, 'file')}.
                  </div>
                  <div>{sentence(because)}</div>
                </>
              )}
            />
          </>
        )}
      </ChartFrame>
    </>
  )
}

function Figures({ answer }: { answer: Answer }) {
  const { truckFactor, truckFactorInterval, files, filesWithOneAuthor, filesWithSilentAuthors } =
    answer
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md">
      <Figure
        value={
          truckFactor === null ? 'too little to tell' : counted(truckFactor, 'person', 'people')
        }
        says="would have to leave until half of the code has nobody left who wrote much of it"
        doubt={
          truckFactorInterval === null || truckFactorInterval.low === truckFactorInterval.high
            ? undefined
            : wouldFall(String(truckFactorInterval.low), String(truckFactorInterval.high))
        }
      />
      <Figure
        value={share(filesWithOneAuthor, files)}
        says={`of ${counted(files, 'file')} of code were mostly written by one person alone`}
      />
      <Figure
        value={share(filesWithSilentAuthors, files)}
        says="were written by people who changed nothing in the last six months"
      />
    </SimpleGrid>
  )
}

function tableOf(areas: readonly Area[], where: Scope['where']): TableOf<Area> {
  return {
    rows: areas,
    columns: [
      {
        name: 'Part of the code',
        value: ({ path }) => path,
        show: ({ path }) => <Path path={path} />,
      },
      { name: 'Files', isMinor: true, value: ({ size }) => size },
      { name: 'People', value: ({ people }) => people },
      {
        name: 'Most by one',
        isMinor: true,
        value: ({ topShare }) => topShare,
        show: ({ topShare }) => `${Math.round(topShare * 100)} %`,
      },
      {
        name: 'What is known',
        value: ({ because }) => because,
        show: ({ because }) => sentence(because),
      },
      {
        name: 'Why',
        isAct: true,
        isMinor: true,
        value: () => null,
        show: ({ area }) =>
          where && (
            <Explain
              label="Explain"
              question={{ ...where, insight: 'knowledge', subject: [area] }}
            />
          ),
      },
      {
        name: 'Pin',
        isAct: true,
        isMinor: true,
        value: () => null,
        show: ({ area }) =>
          where && <PinButton pinned={{ evidence: 'knowledge', where, place: area }} />,
      },
    ],
  }
}

/** Hot where one person alone knows it. */
function heat({ people }: Area): number {
  return Math.min(1, 1 / Math.max(1, people))
}

function keyOf(scale: Scale) {
  return [
    { name: 'One person or nobody', colour: scale(1) },
    { name: 'Two', colour: scale(1 / 2) },
    { name: 'Four', colour: scale(1 / 4) },
    { name: 'Many', colour: scale(0) },
  ]
}

function saidOf(people: number): string {
  return people === 0
    ? 'Nobody wrote much of it'
    : `${counted(people, 'person', 'people')} wrote much of it`
}

/** An area with others below it holds what is not theirs: its own mark lies beside theirs. */
function marksOf({ areas }: Answer) {
  return areas
    .filter(({ isCode }) => isCode)
    .map(({ path, files, people, topShare, because, without }) => ({
      path:
        without.length > 0 ? `${path.replace(/\/$/, '')}/(other files)` : path.replace(/\/$/, ''),
      area: path,
      size: files,
      ...{ people, topShare, because },
    }))
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function share(part: number, all: number): string {
  return all === 0 ? 'too little to tell' : `${count((100 * part) / all)} %`
}
