/** The routes around accounts that are no verbs, because nobody known asks them yet: sign in, join, reset; and the page for that. */
import { readFileSync } from 'node:fs'
import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { TeamAccounts } from '#app/accounts/accounts.ts'
import { passwordCharsMax, passwordCharsMin } from '#app/accounts/auth.ts'
import { CairnError } from '#std/errors.ts'
import { jsonOf } from './api.ts'
import { problemResponse, refusal } from './problem.ts'

type Env = { Bindings: HttpBindings }

interface Parts {
  accounts: TeamAccounts
  /** Where it came from, for guessing to be slow. */
  placeOf: (env: HttpBindings) => string
  report: (error: unknown) => void
}

const email = z.email('this is no e-mail address').max(320)
const password = z
  .string()
  .min(passwordCharsMin, `a password has ${passwordCharsMin} characters or more`)
  .max(passwordCharsMax, `a password has ${passwordCharsMax} characters at most`)
const SignIn = z.strictObject({ email: z.string().max(320), password: z.string().max(1000) })
const Join = z.strictObject({
  secret: z.string().max(200),
  name: z.string().trim().min(1, 'a name has at least one letter').max(100),
  email,
  password,
})
const Reset = z.strictObject({ secret: z.string().max(200), password })
const Change = z.strictObject({ current: z.string().max(1000), password })
const Provider = z.enum(['github', 'oidc'])

export function accountRoutes({ accounts, placeOf, report }: Parts): Hono<Env> {
  const routes = new Hono<Env>()
  for (const name of ['sign-in', 'join', 'reset'])
    routes.get(`/account/${name}`, ({ html }) => html(page))
  routes.get('/account/page.js', ({ body }) => body(script, 200, typed('text/javascript')))
  routes.get('/account/page.css', ({ body }) => body(style, 200, typed('text/css')))
  routes.get('/account', async ({ req, json }) => json(await accounts.state(req.raw.headers)))
  const act = <Shape extends z.ZodType>(
    name: string,
    shape: Shape,
    run: (context: Context<Env>, given: z.output<Shape>) => Promise<Response>,
  ): void => {
    routes.post(`/account/${name}`, async (context) =>
      run(context, understood(shape, await jsonOf(context.req.raw))),
    )
  }
  const signedIn = async (
    context: Context<Env>,
    given: z.output<typeof SignIn>,
  ): Promise<Response> => {
    const answer = await accounts.signIn({
      ...given,
      from: placeOf(context.env),
      headers: context.req.raw.headers,
    })
    if (answer.is === 'in') return done(answer.cookies)
    if (answer.is === 'refused')
      return refusal(401, 'session.refused', 'This address and password do not belong together.')
    return slow(answer.seconds)
  }
  act('sign-in', SignIn, signedIn)
  act('join', Join, async (context, given) => {
    await accounts.join(given)
    return signedIn(context, { email: given.email, password: given.password })
  })
  act('reset', Reset, async (context, given) => {
    const login = await accounts.reset(given)
    return signedIn(context, { email: login.email, password: given.password })
  })
  act('password', Change, async ({ req }, given) => {
    const { headers } = req.raw
    const answer = await accounts.changePassword(headers, given)
    if (answer === undefined) return nobody()
    return answer.is === 'slow' ? slow(answer.seconds) : done([accounts.noCookie])
  })
  act('sign-out', z.strictObject({}), async ({ req }) => {
    await accounts.signOut(req.raw.headers)
    return done([accounts.noCookie])
  })
  routes.post('/account/provider/:name', async ({ req }) => {
    const provider = Provider.safeParse(req.param('name'))
    const way = provider.success ? await accounts.goToProvider(provider.data) : undefined
    if (way === undefined) return refusal(404, 'verb.none', 'There is nothing at this address.')
    return withCookies(Response.json({ url: way.url }), way.cookies)
  })
  routes.get('/account/callback/:name', async ({ req }) => accounts.comeBack(req.raw))
  routes.onError((error) => problemResponse(error, report))
  return routes
}

const [page, script, style] = [
  fileOfPage('account.html'),
  fileOfPage('account-page.js'),
  fileOfPage('account.css'),
]

function fileOfPage(name: string): string {
  return readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8')
}

function typed(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8` }
}

function done(cookies: readonly string[]): Response {
  return withCookies(
    Response.json({ done: true }, { headers: { 'cache-control': 'no-store' } }),
    cookies,
  )
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

function slow(seconds: number): Response {
  const wait =
    seconds === 1
      ? 'a second'
      : seconds < 90
        ? `${seconds} seconds`
        : `${Math.ceil(seconds / 60)} minutes`
  const response = refusal(429, 'session.slow', `Too many wrong tries. Wait ${wait}.`)
  response.headers.set('retry-after', String(seconds))
  return response
}

function nobody(): Response {
  return refusal(401, 'session.none', 'This needs a session or a token.')
}

function understood<Shape extends z.ZodType>(shape: Shape, given: unknown): z.output<Shape> {
  const result = shape.safeParse(given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new CairnError(
    'invalid',
    'input.invalid',
    `${where === '' ? '' : `${where}: `}${issue?.message ?? ''}.`,
  )
}
