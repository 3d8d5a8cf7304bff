/** Reports a friction from a sentence, unless one that is open looks like it. */
import { reportSentence } from '#app/frictions/report.ts'
import type { Io } from '../io.ts'
import { asCalled, calledAs } from '../paste.ts'
import { inFlags } from '../wrong-input.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'

interface FrictionFlags {
  area?: string
  minutes?: number
  often?: string
  flow?: string
  repository?: string
  new?: boolean
  json?: true
  data?: string
}

export async function friction(
  io: Io,
  text: string,
  { data, json, new: isNew, ...said }: FrictionFlags,
): Promise<number> {
  const reported = await atDesk(io, data, async ({ workspace }) => {
    const session = await sessionAt({ io, workspace })
    const wish = { text, ...said }
    const evidence = Promise.resolve(workspace)
    return reportSentence(session, wish, { isNew: isNew === true, evidence }).catch(
      (error: unknown) => {
        throw inFlags(error, { name: 'friction', operands: ['title'] }, { title: text, ...said })
      },
    )
  })
  if (json) io.out(`${JSON.stringify(reported, null, 2)}\n`)
  else {
    const { number } = reported
    const says = `Reported as friction#${number}. To read it: cairn frictions get ${number}\n`
    io.out(asCalled(says, calledAs(io.env)))
  }
  return 0
}
