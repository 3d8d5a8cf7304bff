/** The tests that failed, as the runners of eight runtimes tell them; where each failed is told by the frames below it. */
import type { FailingTest, Frame, Line } from './frame.ts'
import { numberedTests } from './numbered-tests.ts'

interface Named {
  name: string
  file?: string | undefined
  line?: string | undefined
}

export function failingTests(
  lines: readonly Line[],
  read: readonly (Frame | undefined)[],
): FailingTest[] {
  const found: { at: number; test: Named }[] = [...numberedTests(lines)]
  let suite: string | undefined
  lines.forEach(({ text }, at) => {
    suite = suiteIn(text) ?? suite
    const test = testIn(text, suite)
    if (test !== undefined) found.push({ at, test })
  })
  const inOrder = found.toSorted((one, other) => one.at - other.at)
  const tests = inOrder.map(({ at, test }, place) => {
    const end = Math.min(inOrder[place + 1]?.at ?? read.length, at + framesBelowMax)
    return placed(test, lines[at]?.raw ?? '', read.slice(at + 1, end))
  })
  return merged(tests).slice(0, testsMax)
}

const testsMax = 500

/** The place that the runner tells itself, else the first frame below, in the test's own file where that is known. */
function placed(
  { name, file, line }: Named,
  raw: string,
  frames: readonly (Frame | undefined)[],
): FailingTest {
  if (line !== undefined) return { raw, name, file: file ?? null, line: Number.parseInt(line, 10) }
  const below = frames.filter((frame) => frame?.file != null)
  const base = file === undefined ? undefined : baseOf(file)
  const own =
    base === undefined
      ? (below.find((frame) => /test|spec/i.test(frame?.file ?? '')) ?? below[0])
      : below.find((frame) => baseOf(frame?.file ?? '') === base)
  return { raw, name, file: file ?? own?.file ?? null, line: own?.line ?? null }
}

const framesBelowMax = 200

function baseOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** A runner names a test where it fails and again in its summary: one of them knows more of it. */
function merged(tests: readonly FailingTest[]): FailingTest[] {
  const byName = new Map<string, FailingTest>()
  for (const test of tests) {
    const key = keyOf(test.name)
    const known = byName.get(key)
    if (known === undefined) {
      byName.set(key, test)
      continue
    }
    const surer = known.line === null && test.line !== null ? test : known
    byName.set(key, {
      raw: surer.raw,
      name: test.name.length > known.name.length ? test.name : known.name,
      file: known.file ?? test.file,
      line: surer.line,
    })
  }
  return [...byName.values()]
}

/** `tests/a.py::TestB::test_c`, `TestB.test_c`, `com.acme.TestB.test_c()`: the last two words are one test. */
function keyOf(name: string): string {
  if (/[ >›]/.test(name)) return name
  const within = name.replace(/^[^\s:]{1,500}\.py::/, '').replace(/\(\)$/, '')
  return within
    .split(/::|[.#]/)
    .slice(-2)
    .join('.')
}

/** jest and vitest name the file of what follows; Go's and RSpec's tests name it themselves. */
function suiteIn(text: string): string | undefined {
  return /^\s{0,4}FAIL\s{1,4}(?:\|[^|]{1,100}\| )?([^\s>]{1,500}\.[cm]?[jt]sx?)\b/.exec(text)?.[1]
}

function testIn(text: string, suite: string | undefined): Named | undefined {
  const line = text.trim()
  for (const { pattern, test } of runners) {
    const found = pattern.exec(line)?.groups
    if (found !== undefined) return test(found, suite)
  }
  return undefined
}

type Groups = Record<string, string | undefined>
interface Runner {
  /** Of a line without what surrounds it. */
  pattern: RegExp
  test: (groups: Groups, suite: string | undefined) => Named | undefined
}

const asNamed = ({ name, file, line }: Groups): Named => ({ name: name ?? '', file, line })

const runners: readonly Runner[] = [
  // vitest: FAIL  src/a.test.ts > suite > name
  {
    pattern: /^FAIL\s{1,4}(?:\|[^|]{1,100}\| )?(?<file>[^\s>]{1,500}) > (?<name>\S.{0,500})$/,
    test: asNamed,
  },
  // vitest and jest, where a whole file did not load: FAIL  src/a.test.ts [ src/a.test.ts ]
  {
    pattern:
      /^FAIL\s{1,4}(?:\|[^|]{1,100}\| )?(?<file>[^\s>]{1,500}\.[cm]?[jt]sx?) \[ .{1,500} \]$/,
    test: ({ file }) => ({ name: file ?? '', file }),
  },
  // jest: ● suite › name
  {
    pattern: /^● (?<name>\S.{0,500})$/,
    test: ({ name = '' }, suite) =>
      /^(?:Console|Validation (?:Error|Warning)|Deprecation Warning|Cannot log after)/.test(name)
        ? undefined
        : { name, file: suite },
  },
  // Playwright: 1) [chromium] › tests/a.spec.ts:3:5 › suite › name ─────
  {
    pattern:
      /^\d{1,5}\) (?:\[[^\]]{1,100}\] › )?(?<file>[^\s:›]{1,500}):(?<line>\d{1,10}):\d{1,10} › (?<name>.{1,400}?)(?: ─{1,300})?$/,
    test: asNamed,
  },
  // Node's own, and whatever speaks TAP: not ok 3 - name
  { pattern: /^not ok \d{1,6} - (?<name>\S.{0,400})$/, test: asNamed },
  // pytest: FAILED tests/a.py::TestB::test_c[1] - AssertionError
  {
    pattern: /^(?:FAILED|ERROR) (?<file>[^\s:]{1,500}\.py)(?<name>(?:::\S{1,400}){1,6})(?: - .*)?$/,
    test: pytest,
  },
  // pytest -v: tests/a.py::test_c FAILED [ 50%]
  {
    pattern: /^(?<file>[^\s:]{1,500}\.py)(?<name>(?:::\S{1,400}){1,6}) (?:FAILED|ERROR)\b/,
    test: pytest,
  },
  // pytest's heading: _____ TestB.test_c _____
  { pattern: /^_{3,200} (?<name>[\w.[\]-]{1,300}) _{3,200}$/, test: asNamed },
  // unittest: FAIL: test_c (tests.a.TestB.test_c)
  {
    pattern: /^(?:FAIL|ERROR): (?<method>\w{1,300}) \((?<within>[\w.]{1,400})\)/,
    test: ({ method = '', within = '' }) => ({
      name: within.endsWith(`.${method}`) ? within : `${within}.${method}`,
    }),
  },
  // go test: --- FAIL: TestA/case (0.00s)
  { pattern: /^--- FAIL: (?<name>\S{1,400})(?: \([\d.]{1,20}s\))?$/, test: asNamed },
  // cargo test: ---- tests::a stdout ----
  { pattern: /^---- (?<name>\S.{0,400}?) (?:stdout|stderr) ----$/, test: asNamed },
  { pattern: /^test (?<name>\S.{0,300}?) \.\.\. FAILED$/, test: asNamed },
  // nextest: FAIL [   0.005s] crate tests::a
  {
    pattern: /^FAIL \[\s{0,10}[\d.]{1,12}s\] (?:\([ \d/]{1,20}\) )?\S{1,200} (?<name>\S{1,400})$/,
    test: asNamed,
  },
  // surefire: com.acme.FooTest.testBar:12 expected … and the forms with <<<
  {
    pattern:
      /^(?<name>[\w.$]{1,300}\.\w{1,200}|\w{1,200}Tests?\.\w{1,200}):(?<line>\d{1,10})(?:->\S{1,300})?(?: .*)?$/,
    test: ({ name = '', line }) =>
      /(?:Tests?|IT|Spec|TestCase)(?:\$\w+)?\.\w+$/.test(name) ? { name, line } : undefined,
  },
  {
    pattern:
      /^(?<name>[\w.$]{1,400})(?:\[.{0,100}\])? {1,2}(?:-- )?Time elapsed: [\d.]{1,20} ?s(?:ec)? {1,2}<<< (?:FAILURE|ERROR)!$/,
    test: asNamed,
  },
  {
    pattern:
      /^(?<method>\w{1,300})(?:\[.{0,100}\])?\((?<within>[\w.$]{1,300})\) {1,2}(?:-- )?Time elapsed: .{1,30}<<< (?:FAILURE|ERROR)!$/,
    test: ({ method = '', within = '' }) => ({ name: `${within}.${method}` }),
  },
  // Gradle: FooTest > bar() FAILED
  { pattern: /^(?<name>[\w.$]{1,300} > \S.{0,300}?) FAILED$/, test: asNamed },
  // dotnet test: Failed Ns.Class.Method [12 ms]
  {
    pattern: /^(?:Failed|X) (?<name>[\w.+`<>]{1,400}(?:\(.{0,400}\))?) \[[^\]]{1,40}\]$/,
    test: asNamed,
  },
  // xUnit: [xUnit.net 00:00:00.52]     Ns.Class.Method [FAIL]
  {
    pattern:
      /^(?:\[xUnit\.net [\d:.]{1,20}\]\s{1,10})?(?<name>[\w.+`<>]{1,400}(?:\(.{0,400}\))?) \[FAIL\]$/,
    test: asNamed,
  },
  // RSpec: rspec ./spec/a_spec.rb:12 # Foo does x
  {
    pattern:
      /^rspec '?(?<file>[^\s:'[]{1,500})(?::(?<line>\d{1,10})|\[[\d:]{1,60}\])'? # (?<name>.{1,500})$/,
    test: asNamed,
  },
  // minitest: TestA#test_b [test/a_test.rb:12]:
  {
    pattern: /^(?<name>[\w:]{1,300}#\w{1,300}) \[(?<file>[^\]:]{1,500}):(?<line>\d{1,10})\]:$/,
    test: asNamed,
  },
]

function pytest({ file = '', name = '' }: Groups): Named {
  return { name: `${file}${name}`, file }
}
