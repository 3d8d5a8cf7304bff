/** The map of the code: where effort meets complexity, in whatever span of time one looks at. */
import {
  Breadcrumbs,
  Group,
  Select,
  Stack,
  Switch,
  Text,
  useComputedColorScheme,
} from '@mantine/core'
import { useMemo } from 'react'
import { count, counted } from '#std/words.ts'
import { CodeMap } from '#web/charts/code-map-canvas.tsx'
import { ember } from '#web/charts/colours.ts'
import { mapAsSvg } from '#web/charts/map-as-svg.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { PinButton } from '#web/evidence/pin-button.tsx'
import type { AnswerOf } from '#web/api/verbs.ts'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { Explain } from '#web/evidence/explain.tsx'
import { Learn } from '#web/evidence/learn.tsx'
import { Path } from '#web/evidence/path.tsx'
import { ranksOf } from '#web/evidence/ranks.ts'
import type { TableOf } from '#web/evidence/table.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { useScope, type Scope } from '#web/ui/scope.tsx'
import { When } from '#web/ui/when.tsx'
import { Years } from './years.tsx'
import classes from '#web/evidence/evidence.module.css'

type CodeMapAnswer = AnswerOf<'evidence.map'>
type File = CodeMapAnswer['items'][number] & { size: number }

const measures = {
  score: {
    label: 'Changes × complexity',
    says: 'where effort meets complexity',
    of: ({ revisions, complexity }: File) => revisions * complexity,
  },
  revisions: {
    label: 'Changes',
    says: 'how often it changed',
    of: ({ revisions }: File) => revisions,
  },
  complexity: {
    label: 'Complexity',
    says: 'how hard it is to follow',
    of: ({ complexity }: File) => complexity,
  },
  fixes: { label: 'Fixes', says: 'how often it had to be mended', of: ({ fixes }: File) => fixes },
  churn: {
    label: 'Lines changed',
    says: 'how many lines went in and out',
    of: ({ churn }: File) => churn,
  },
} as const
type Measure = keyof typeof measures

export function Page() {
  const scope = useScope()
  const map = useAnswer('evidence.map', scope.where)
  return (
    <EvidencePage
      title="Hotspots"
      lead="Each circle is a file: its area is its length, its colour what you choose. Hot and large is where the next hour of care pays most."
      scope={scope}
    >
      <Asked of={map} lines={12}>
        {(answer) => <Map answer={answer} scope={scope} />}
      </Asked>
    </EvidencePage>
  )
}

function Map({ answer, scope }: { answer: CodeMapAnswer; scope: Scope }) {
  const { search, change, go } = useAddress()
  const isDark = useComputedColorScheme('light') === 'dark'
  const measure: Measure = isMeasure(search['colour']) ? search['colour'] : 'score'
  const folder = search['at'] ?? ''
  const hasTests = search['tests'] !== undefined
  const { ranked, testsOut } = useMemo(
    () => ranksOf(answer.items, { hasTests }),
    [answer, hasTests],
  )
  const files = useMemo(() => ranked.map((item) => ({ ...item, size: item.lines })), [ranked])
  const scale = useMemo(() => ember(isDark), [isDark])
  const { of, says } = measures[measure]
  const heat = useMemo(() => {
    const most = files.reduce((top, file) => Math.max(top, of(file)), 1)
    // The few hottest would leave all others the same colour; the root spreads them.
    return (file: File) => Math.sqrt(of(file) / most)
  }, [files, of])
  const toFile = (path: string) =>
    address('/evidence/file', { in: scope.where?.repository, window: search['window'], path })
  const shown = files.filter(({ path }) => folder === '' || path.startsWith(`${folder}/`))
  const [hottest] = shown
  const toFolder = (at: string) => change({ at: at === '' ? undefined : at })
  return (
    <Stack gap="md">
      <Group gap="md" align="end">
        <Select
          label="Colour"
          data={Object.entries(measures).map(([value, { label }]) => ({ value, label }))}
          value={measure}
          allowDeselect={false}
          onChange={(value) => change({ colour: value ?? undefined })}
        />
        <Legend scale={scale} says={says} />
        <Switch
          label="Tests, too"
          checked={hasTests}
          onChange={(event) => change({ tests: event.currentTarget.checked ? 'yes' : undefined })}
        />
      </Group>
      <Years history={answer.history} />
      <ChartFrame
        title="Hotspots"
        answer={answer}
        svg={() => mapAsSvg(shown, { heat, scale, isDark })}
        legend={[
          { name: 'little', colour: scale(0) },
          { name: `much: ${says}`, colour: scale(1) },
        ]}
        acts={
          scope.where &&
          hottest && (
            <>
              <Explain
                question={{ ...scope.where, insight: 'hotspots', subject: [hottest.path] }}
              />
              <PinButton
                pinned={{ evidence: 'hotspots', where: scope.where, place: hottest.path }}
              />
            </>
          )
        }
        table={tableOf({ files: shown, scope, toFile })}
      >
        <Folders path={folder} onFolder={toFolder} />
        {files.length === 0 ? (
          <Text c="dimmed">No code changed in this span.</Text>
        ) : (
          <CodeMap
            label={`Map of ${files.length} files, coloured by ${says}`}
            files={files}
            heat={heat}
            scale={scale}
            isDark={isDark}
            folder={folder}
            onFolder={toFolder}
            onFile={({ path }) => go(toFile(path))}
            tip={({ path, revisions, complexity, lines, fixes, rank }) => (
              <>
                <div className={classes['path']}>{path}</div>
                <div>
                  {counted(revisions, 'change')}, {counted(fixes, 'fix', 'fixes')} · complexity{' '}
                  {count(complexity)} · {counted(lines, 'line')} · place {rank} of {files.length}
                </div>
              </>
            )}
          />
        )}
        <Text size="sm" c="dimmed" mt="xs">
          {counted(files.length, 'file')} of code that changed in this span
          {testsOut > 0 && `; ${counted(testsOut, 'test')} left out`}
          {hasTests && ', tests among them'}.
        </Text>
      </ChartFrame>
      {folder !== '' && scope.where && (
        <Learn repository={scope.where.repository} path={folder} isFolder />
      )}
    </Stack>
  )
}

interface TableParts {
  files: readonly File[]
  scope: Scope
  toFile: (path: string) => string
}

function tableOf({ files, scope: { where }, toFile }: TableParts): TableOf<File> {
  return {
    rows: files,
    columns: [
      {
        name: 'File',
        value: ({ path }) => path,
        show: ({ path }) => <Path path={path} to={toFile(path)} />,
      },
      { name: 'Rank', isMinor: true, value: ({ rank }) => rank },
      { name: 'Changes', value: ({ revisions }) => revisions },
      { name: 'Complexity', value: ({ complexity }) => Math.round(complexity) },
      { name: 'Fixes', isMinor: true, value: ({ fixes }) => fixes },
      { name: 'Lines', isMinor: true, value: ({ lines }) => lines },
      {
        name: 'Last changed',
        isMinor: true,
        value: ({ lastChangedAt }) => lastChangedAt,
        show: ({ lastChangedAt }) => (lastChangedAt === null ? '–' : <When at={lastChangedAt} />),
      },
      {
        name: 'Why',
        isAct: true,
        isMinor: true,
        value: () => null,
        show: ({ path }) =>
          where && (
            <Explain
              label="Explain"
              question={{ ...where, insight: 'hotspots', subject: [path] }}
            />
          ),
      },
      {
        name: 'Pin',
        isAct: true,
        isMinor: true,
        value: () => null,
        show: ({ path }) =>
          where && <PinButton pinned={{ evidence: 'hotspots', where, place: path }} />,
      },
    ],
  }
}

function isMeasure(name: string | undefined): name is Measure {
  return name !== undefined && Object.hasOwn(measures, name)
}

function Folders({ path, onFolder }: { path: string; onFolder: (path: string) => void }) {
  const parts = path === '' ? [] : path.split('/')
  return (
    <Breadcrumbs mb="xs" separatorMargin={6}>
      {['everything', ...parts].map((name, index) => (
        <button
          key={index}
          type="button"
          className={classes['crumb']}
          disabled={index === parts.length}
          onClick={() => onFolder(parts.slice(0, index).join('/'))}
        >
          {name}
        </button>
      ))}
    </Breadcrumbs>
  )
}

function Legend({ scale, says }: { scale: (value: number) => string; says: string }) {
  const steps = Array.from({ length: 7 }, (_, index) => index / 6)
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        little
      </Text>
      <svg width={98} height={14} role="img" aria-label={`From little to much: ${says}`}>
        {steps.map((step, index) => (
          <rect key={step} x={index * 14} width={13} height={14} rx={2} fill={scale(step)} />
        ))}
      </svg>
      <Text size="sm" c="dimmed">
        much: {says}
      </Text>
    </Group>
  )
}
