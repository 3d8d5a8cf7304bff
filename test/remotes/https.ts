/** A forge as git sees one: smart HTTP over TLS on localhost, by git's own http-backend, with a few ways to be difficult. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { bareEnvironment } from '../repositories/git.ts'
import { aCertificate } from './certificate.ts'

export interface Forge extends AsyncDisposable {
  url: string
  /** What an operator must trust to come here. */
  cert: string
  /** What was asked for: `GET /team/app.git/info/refs?service=git-upload-pack`, and the credentials that came along. */
  asked: { line: string; authorization: string | undefined }[]
}

/**
 * Serves the repositories below a folder at `/…`. What begins with `/private/` wants `ana` and `open sesame`; `/forbidden/`
 * is refused to everyone; `/moved/…` redirects to where `movedTo` says; `/page/` is a page for people; `/mute/` never answers.
 */
export async function aForge(root: string, options: { movedTo?: string } = {}): Promise<Forge> {
  const { key, cert } = aCertificate()
  const asked: Forge['asked'] = []
  const server = createServer({ key, cert }, (request, response) => {
    const { method = '', url = '', headers } = request
    asked.push({ line: `${method} ${url}`, authorization: headers.authorization })
    const [, first = ''] = url.split('/')
    if (first === 'mute') return
    if (first === 'forbidden') return void response.writeHead(403).end()
    if (first === 'moved')
      return void response.writeHead(302, { location: options.movedTo ?? '/' }).end()
    if (first === 'page')
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html>\n<p>Hello</p>\n</html>\n')
    if (first === 'private' && headers.authorization !== welcome)
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="team"' }).end()
    serve(root, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `https://localhost:${portOf(server.address())}`,
    cert,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const welcome = `Basic ${Buffer.from('ana:open sesame').toString('base64')}`

function serve(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'https://localhost')
  const header = (name: string) => String(request.headers[name] ?? '')
  const child = spawn('git', ['http-backend'], {
    env: {
      ...bareEnvironment(),
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: header('content-type'),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  request.pipe(child.stdin)
  child.stdin.on('error', () => {})
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.on('close', () => {
    const answer = Buffer.concat(parts)
    const end = answer.indexOf('\r\n\r\n')
    const headers = answer
      .subarray(0, Math.max(0, end))
      .toString()
      .split('\r\n')
      .map((line): [string, string] => {
        const [name = '', ...value] = line.split(': ')
        return [name, value.join(': ')]
      })
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
    response.writeHead(
      Number.parseInt(status, 10),
      Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
    )
    response.end(answer.subarray(end + 4))
  })
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
