/** A team's workspace in a browser, under its own address: what is meant for a proxy speaks TLS. */
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { chromium, type Browser, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { aCertificate } from '../remotes/certificate.ts'
import { attend, browserArgs, browserPath } from './browser.ts'

interface Visited extends AsyncDisposable {
  newPage: () => Promise<Page>
}

/** The team's address, as a proxy that speaks https would serve it. */
export async function throughTls({ url, port }: { url: string; port: number }): Promise<Visited> {
  const { hostname } = new URL(url)
  const proxy = createServer(aCertificate(hostname), (socket) => {
    const inner = connect(port, '127.0.0.1')
    socket.pipe(inner).pipe(socket)
    for (const [one, other] of [[socket, inner] as const, [inner, socket] as const])
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- It listens on a port.
  const { port: outer } = proxy.address() as AddressInfo
  const browser: Browser = await chromium.launch({
    executablePath: browserPath ?? '',
    args: [...browserArgs, `--host-resolver-rules=MAP ${hostname}:443 127.0.0.1:${outer}`],
  })
  const complaints: string[] = []
  return {
    async newPage() {
      const context = await browser.newContext({
        ignoreHTTPSErrors: true,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      attend(page, complaints)
      return page
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      proxy.close()
      expect(complaints).toEqual([])
    },
  }
}
