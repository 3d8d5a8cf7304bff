/**
 * Serves the built web app: its files by their names, which change with their contents, and one page for all addresses that it has
 * a page for. Where nothing is, 404 says so; a person gets the app all the same, which says it in its frame.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { extname, join, sep } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'

/** Where `npm run build` puts it. */
const builtApp = join(import.meta.dirname, '../../dist/web')

interface Asset {
  path: string
  type: string
  /** Names under assets/ hold a digest of what is in the file. */
  isForever: boolean
  encodings: readonly ('br' | 'gzip')[]
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const endings = { br: '.br', gzip: '.gz' } as const

interface Wish {
  /** Whether a team shares the workspace: its page asks for accounts only then. */
  isShared: boolean
  folder?: string
}

/** The files are listed once: no request can lead to any other. */
export function webFiles({ isShared, folder = builtApp }: Wish): Hono {
  const app = new Hono()
  const page = builtIn(folder, 'index.html').replace('__SHARED__', isShared ? 'yes' : 'no')
  const places = placesOf(z.array(z.string()).parse(JSON.parse(builtIn(folder, 'pages.json'))))
  for (const [address, asset] of assetsIn(folder))
    app.get(address, ({ req }) => answerWith(asset, req.header('accept-encoding') ?? ''))
  app.get('*', ({ req }) => {
    const { pathname } = new URL(req.url)
    const isThere = places.some((place) => place.test(pathname))
    const isForPerson = mayBePage.test(pathname) && req.header('accept')?.includes('text/html')
    if (!isThere && isForPerson !== true) return nothing()
    const nonce = randomBytes(16).toString('base64')
    return new Response(page.replace('__NONCE__', nonce), {
      status: isThere ? 200 : 404,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': policyOf(nonce),
      },
    })
  })
  return app
}

/** No file, and nothing that was written so as to be taken for another address. */
const mayBePage = /^(?!\/assets\/)[\w/~-]*$/

/** As the router of the app reads them: `/decisions/$number`. */
function placesOf(paths: readonly string[]): RegExp[] {
  return paths.map((path) => {
    const parts = path.split('/').map((part) => (part.startsWith('$') ? '[\\w-]+' : part))
    return new RegExp(`^${parts.join('/').replace(/\/$/, '')}/?$`, 'i')
  })
}

function nothing(): Response {
  return new Response('There is nothing at this address.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function builtIn(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8')
  } catch (error) {
    throw new CairnError('unavailable', 'web.not_built', 'The web app has not been built.', {
      hint: "Run npm run build in Cairn's folder.",
      cause: error,
    })
  }
}

function assetsIn(folder: string): [string, Asset][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'))
  const all = new Set(files)
  return files.flatMap((file): [string, Asset][] => {
    const type = types[extname(file)]
    if (type === undefined) return []
    const encodings = (['br', 'gzip'] as const).filter((one) => all.has(file + endings[one]))
    const isForever = file.startsWith('assets/')
    return [[`/${file}`, { path: join(folder, file), type, isForever, encodings }]]
  })
}

function answerWith({ path, type, isForever, encodings }: Asset, accepted: string): Response {
  const encoding = encodings.find((one) => accepted.includes(one))
  const bytes = readFileSync(encoding === undefined ? path : path + endings[encoding])
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'cache-control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    },
  })
}
