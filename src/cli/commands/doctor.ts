/** `cairn doctor`: whether all that Cairn needs is there, and what to do if not. */
import { checkUp, type Check } from '#app/check-up.ts'
import { exitCodeOf } from '#std/errors.ts'
import { inert } from '#std/inert.ts'
import type { Io, Tone } from '../io.ts'
import { wrap } from '../text/wrap.ts'

export async function doctor(io: Io, flags: { json?: true; data?: string }): Promise<number> {
  const checks = await checkUp({ data: flags.data, env: io.env })
  const isWell = checks.every(({ state }) => state !== 'fail')
  if (flags.json) io.out(`${JSON.stringify({ schema: 1, ok: isWell, checks }, null, 2)}\n`)
  else io.out(checks.map((check) => `${shown(check, io)}\n`).join(''))
  return isWell ? 0 : exitCodeOf.unavailable
}

const tones: Record<Check['state'], Tone> = { ok: 'green', warn: 'yellow', fail: 'red' }

function shown({ name, state, says, todo }: Check, { columns, paint }: Io): string {
  const [first = '', ...rest] = wrap(inert(`${name}: ${says}`), columns - 6, '', '')
  return [
    `${paint(tones[state], state.padEnd(4))}  ${first}`,
    ...rest.map((line) => `      ${line}`),
    ...(todo === null ? [] : wrap(`→ ${inert(todo)}`, columns, '      ', '        ')),
  ].join('\n')
}
