/** `cairn tone` as it is used: a text on standard input, a batch of lines, and input that is no text. */
import { describe, expect, test } from 'vitest'
import { cairn, typed } from './cairn.fixture.ts'
import { ToneShape } from './json/shapes.ts'

const nowhere = { databaseUrl: 'postgres://127.0.0.1:1/none', folder: '/nonexistent' }
const given = (...pieces: (string | Uint8Array)[]) =>
  cairn(nowhere, { input: { isTerminal: false, chunks: () => typed(...pieces) } })

test('shows the words, why, and another way to say it; nothing is blocked', async () => {
  expect(await given('Fine.\n\nThat is a stupid idea.\n')('tone')).toEqual({
    exitCode: 0,
    out: [
      '“stupid idea”  line 3',
      '  It ends the idea without a reason, and the next idea is kept back (thoughtbot;',
      '  studies of destructive criticism).',
      '  → "I see a risk: …. How would you handle …?"',
      '',
      '1 hint, for you alone: take what helps.',
      '',
    ].join('\n'),
    err: '',
  })
})

test('says when there is none, and what it mostly misses', async () => {
  const said = await given('The build stopped at 9 h.')('tone')
  expect(said).toEqual({
    exitCode: 0,
    out: 'No hints. (Irony and mockery are mostly missed.)\n',
    err: '',
  })
  expect(await given('')('tone')).toEqual(said)
})

test('--json has the shape that is held stable, with offsets that slice the text in JavaScript', async () => {
  const text = '😀 The root cause: Tom broke the build.'
  const { out } = await given(text)('tone', '--json')
  const { hints } = ToneShape.parse(JSON.parse(out))
  expect(hints).toEqual([
    {
      kind: 'agent',
      strength: 'firm',
      start: 19,
      end: 38,
      why: expect.any(String),
      suggestion: expect.any(String),
    },
  ])
  expect(text.slice(19, 38)).toBe('Tom broke the build')
  expect(Object.keys(JSON.parse(out))).toEqual(['hints'])
  expect(Object.keys(JSON.parse(out).hints[0])).toEqual([
    'kind',
    'strength',
    'start',
    'end',
    'why',
    'suggestion',
  ])
  expect(hints[0]?.why).toMatch(/[^.] \(Vesel 2020; Google SRE book\)\.$/)
})

test('hostility in plain words is noticed, too', async () => {
  const { out } = await given('Ugh, hate this sucky api, it sux so bad.')(
    'tone',
    '--json',
    '--soft',
  )
  expect(ToneShape.parse(JSON.parse(out)).hints.map(({ kind }) => kind)).toContain('hostility')
})

test('--soft adds soft hints, and --all every place', async () => {
  const kindsOf = async (...flags: string[]) => {
    const text = 'The root cause: you forgot to ask, and Tom forgot to ask.'
    const { out } = await given(text)('tone', '--json', ...flags)
    return ToneShape.parse(JSON.parse(out)).hints.map(({ kind, strength }) => `${strength} ${kind}`)
  }
  expect(await kindsOf()).toEqual(['firm omission'])
  expect(await kindsOf('--soft')).toEqual(['soft error-label', 'firm omission'])
  expect(await kindsOf('--all')).toEqual(['firm omission', 'firm omission'])
})

describe('--lines', () => {
  test('gives one object for each line, in order, empty lines too; offsets begin with the line', async () => {
    const { exitCode, out } = await given('You forgot it.\r\n\nFine.\nThat is a stupid idea')(
      'tone',
      '--lines',
    )
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => ToneShape.parse(JSON.parse(line)).hints)
    expect(exitCode).toBe(0)
    expect(lines.map((hints) => hints.map(({ start, end }) => [start, end]))).toEqual([
      [[0, 10]],
      [],
      [],
      [[10, 21]],
    ])
  })

  test('reads what a pipe cuts anywhere, within a sign as well', async () => {
    const bytes = Buffer.from('😀 That is a stupid idea\n😀 so\n')
    const whole = await given(bytes)('tone', '--lines')
    for (let at = 1; at < bytes.length; at++)
      expect(await given(bytes.subarray(0, at), bytes.subarray(at))('tone', '--lines')).toEqual(
        whole,
      )
  })

  test('one line does not close what another opened', async () => {
    const { out } = await given('```\nThat is a stupid idea\n')('tone', '--lines')
    expect(out.split('\n')[1]).toContain('dismissal')
  })

  test('takes a batch of thousands', async () => {
    const { out } = await given('You forgot to test it.\n'.repeat(20_000))('tone', '--lines')
    expect(out.match(/"omission"/g)).toHaveLength(20_000)
  })
})

describe('what is no text', () => {
  test('is refused in one line', async () => {
    expect(await given(Uint8Array.of(0x66, 0xff, 0x66))('tone')).toEqual({
      exitCode: 2,
      out: '',
      err: 'cairn: tone.not_text: Standard input is no text in UTF-8; convert it first, as with iconv\n',
    })
    expect((await given(Uint8Array.of(0xf0, 0x9f))('tone', '--json')).err).toContain(
      'tone.not_text',
    )
  })

  test('that never ends is refused as well', async () => {
    const endless = Array.from({ length: 50 }, () => 'y '.repeat(50_000))
    for (const flags of [[], ['--json'], ['--lines']])
      expect(await given(...endless)('tone', ...flags)).toMatchObject({
        exitCode: 2,
        err: expect.stringContaining('cairn: tone.too_long: '),
      })
  })

  test('operands are none: a file is given with <', async () => {
    expect(await given('')('tone', 'review.md')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('cli.too_many_arguments'),
    })
  })
})

test('nothing in the text can steer the terminal', async () => {
  const { out } = await given('A stupid\u001b[31m idea. You are an\u202e idiot. A stupid\n\nidea.')(
    'tone',
    '--all',
  )
  expect(['\u001b', '\u202e'].filter((sign) => out.includes(sign))).toEqual([])
})

test('someone at a terminal is told what is waited for; the wish to stop is heard', async () => {
  const stop = new AbortController()
  const said = cairn(nowhere, {
    signal: stop.signal,
    input: {
      isTerminal: true,
      async *chunks() {
        yield Buffer.from('You forgot')
        stop.abort()
        throw stop.signal.reason
      },
    },
  })('tone')
  expect(await said).toEqual({
    exitCode: 4,
    out: '',
    err: 'Type or paste your text; end it with Ctrl-D.\ncairn: cli.stopped: The reading was stopped\n',
  })
})
