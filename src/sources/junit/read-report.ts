/** Reads a test report in the form of JUnit: its cases with what came of them, and when. No message and no output is kept. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Tally } from '#facts/forge/dump/tally.ts'
import type { ForgeBatch, TestCaseSeen } from '#facts/forge/seen.ts'
import { CairnError } from '#std/errors.ts'
import { toldTime } from '#std/told-time.ts'
import { millisecondsOf, outcomesOf } from './outcomes.ts'
import { readXml, type Elements } from './read-xml.ts'

type Attributes = Readonly<Record<string, string>>
type CaseSeen = Omit<TestCaseSeen, 'report' | 'oid'>

/** `commit` is the one that was tested. What cannot be read is a CairnError `junit.malformed` that tells file and line. */
export async function testCasesIn(
  path: string,
  { tally, commit }: { tally: Tally; commit: string | null },
): Promise<ForgeBatch> {
  const name = basename(path)
  const fail = (line: number, what: string, hint?: string): CairnError =>
    new CairnError(
      'invalid',
      'junit.malformed',
      `${line === 0 ? name : `${name}:${line}`}: ${what}`,
      {
        hint: hint ?? 'Nothing was imported; leave the file out, or write the report anew.',
      },
    )
  tally.file('test cases')
  const [report, contents] = [new Report(fail), createHash('sha256')]
  await readXml(path, { elements: report, seen: (bytes) => contents.update(bytes), fail })
  // The same contents are the same report: results that a build took from its cache are no new run.
  const id = contents.digest().readBigInt64BE().toString()
  for (const _ of report.cases) tally.kept('test cases')
  return { testCases: report.cases.map((one) => ({ ...one, report: id, oid: commit })) }
}

const casesMax = 500_000

interface Suite {
  name: string
  at: number | null
}

class Report implements Elements {
  readonly cases: CaseSeen[] = []
  readonly #fail: (line: number, what: string) => CairnError
  readonly #suites: Suite[] = []
  #isBegun = false
  #case: { attributes: Attributes; elements: string[] } | undefined

  constructor(fail: (line: number, what: string) => CairnError) {
    this.#fail = fail
  }

  open(name: string, attributes: Attributes, line: number): void {
    if (!this.#isBegun && name !== 'testsuites' && name !== 'testsuite')
      throw this.#fail(line, `This is no report of JUnit: it begins with <${name.slice(0, 40)}>.`)
    this.#isBegun = true
    if (this.#case !== undefined) this.#case.elements.push(name)
    else if (name === 'testcase') this.#case = { attributes, elements: [] }
    else if (name === 'testsuite' || name === 'testsuites')
      this.#suites.push(this.#suiteOf(attributes))
  }

  close(name: string, line: number): void {
    if (name === 'testcase' && this.#case !== undefined) {
      this.#add(this.#case, line)
      this.#case = undefined
    } else if (this.#case === undefined && (name === 'testsuite' || name === 'testsuites'))
      this.#suites.pop()
  }

  #suiteOf({ name = '', timestamp = '' }: Attributes): Suite {
    return { name: name.trim(), at: toldTime(timestamp) ?? this.#suites.at(-1)?.at ?? null }
  }

  #add(
    { attributes, elements }: { attributes: Attributes; elements: readonly string[] },
    line: number,
  ): void {
    const suite = this.#suites.at(-1)
    const { classname = '', name = '', status, result, time, timestamp = '' } = attributes
    const [at, ms] = [toldTime(timestamp) ?? suite?.at ?? null, millisecondsOf(time)]
    const outcomes = outcomesOf(elements, (status ?? result)?.toLowerCase())
    for (const [index, outcome] of outcomes.entries()) {
      if (this.cases.length >= casesMax)
        throw this.#fail(line, `It has more than ${casesMax} cases.`)
      this.cases.push({
        ...{
          position: this.cases.length,
          name: nameOf(suite?.name ?? '', classname, name),
          outcome,
        },
        // What it took, it tells of one try only.
        ...{ ms: index === outcomes.length - 1 ? ms : null, at },
      })
    }
  }
}

/** Suite, class and case: a case that is there twice was tried twice, and the same name in another suite is another case. */
function nameOf(...parts: readonly string[]): string {
  const told = parts.map((part) => part.trim()).filter((part) => part !== '')
  return (
    told
      .filter((part, index) => part !== told[index - 1])
      .join(' > ')
      .slice(0, 500) || '?'
  )
}
