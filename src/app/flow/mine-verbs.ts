/** One's own flow: what waits for whoever asks, and what they wait for. It is shown to nobody else, to no token and to no assistant. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { repositoryNamed, type Evidence } from '../asked-scope.ts'
import { accountCalled } from './account-verbs.ts'
import { sayIAm, sayIAmNot, sayMine } from './my-flow-words.ts'
import { Mine, myFlow } from './my-flow.ts'
import { ownAccountKeys, sayOwn, takeBackOwn } from './own-accounts.ts'
import { flowWhere } from './scope.ts'

const OwnAccount = z.object({ key: z.string(), login: z.string() }).meta({ id: 'OwnAccount' })

const which = {
  repository: z.string().min(1).max(500).describe('A repository of that forge.'),
  login: z.string().min(1).max(200).describe('What you are called there.'),
}

export function mineVerbs(evidence: Promise<Evidence>) {
  const accountOf = async (
    _: unknown,
    { repository, login }: { repository: string; login: string },
  ) => {
    const { facts } = await evidence
    const { id } = await repositoryNamed(facts, repository)
    return accountCalled(facts, id, login)
  }
  return [
    defineVerb({
      name: 'flow.mine',
      summary: 'Tell what waits for you on the forge, and what you wait for. Nobody else sees it.',
      access: 'read',
      onlyFor: 'a person',
      isPrivate: true,
      input: z.strictObject({ repository: flowWhere.repository }),
      output: Mine,
      says: sayMine,
      async gather(ctx, { repository }) {
        const keys = await ctx.read(({ db }) => ownAccountKeys(db, ctx.actor.id))
        return myFlow(await evidence, { keys: new Set(keys), repository })
      },
      run: async (_, __, told) => told,
    }),
    defineVerb({
      name: 'flow.i-am',
      summary: 'Say which account of a forge is yours. Nobody else sees it.',
      access: 'own',
      isPrivate: true,
      operands: ['login'],
      input: z.strictObject(which),
      output: OwnAccount,
      says: sayIAm,
      gather: accountOf,
      async run(ctx, _, { key, login }) {
        await sayOwn(ctx, { key, login })
        return { key, login }
      },
    }),
    defineVerb({
      name: 'flow.i-am-not',
      summary: 'Take back that an account of a forge is yours.',
      access: 'own',
      isPrivate: true,
      operands: ['login'],
      input: z.strictObject(which),
      output: OwnAccount,
      says: sayIAmNot,
      gather: accountOf,
      async run(ctx, _, { key, login }) {
        await takeBackOwn(ctx, key)
        return { key, login }
      },
    }),
  ]
}
