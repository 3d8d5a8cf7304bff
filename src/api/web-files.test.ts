/** The built web app as a browser asks for it, and what is not there. */
import { expect, test } from 'vitest'
import { webFiles } from './web-files.ts'

const app = webFiles({ isShared: false })

async function told(path: string, accept = '*/*') {
  const response = await app.request(`http://localhost${path}`, { headers: { accept } })
  const type = response.headers.get('content-type')?.split(';')[0]
  return [response.status, type, (await response.text()).startsWith('<!doctype html>')]
}

test.each([
  '/',
  '/decisions',
  '/decisions/',
  '/decisions/12',
  '/Ideas/new',
  '/evidence/file?path=a.ts',
])('a page is at %s', async (path) => {
  expect(await told(path)).toEqual([200, 'text/html', true])
  expect(await told(path, 'text/html')).toEqual([200, 'text/html', true])
})

test.each([
  '/assets/none.js',
  '/assets/none',
  '/assets/..%2f',
  '/assets/..%2f..%2fpackage.json',
  '/%00',
  '/decisions%00',
  '/decisions/..%2f..%2findex',
  '/favicon-none.png',
  '/pages.json',
  '/index.html.br',
  '/decisions.php',
  '/..%5c..%5cetc',
])('no file is at %s, whoever asks', async (path) => {
  expect(await told(path)).toEqual([404, 'text/plain', false])
  expect(await told(path, 'text/html')).toEqual([404, 'text/plain', false])
})

test.each(['/none', '/decisions/12/none', '/none/at/all', '/settings/none'])(
  'no page is at %s, which a person is told in the frame of the app',
  async (path) => {
    expect(await told(path)).toEqual([404, 'text/plain', false])
    expect(await told(path, 'text/html,*/*')).toEqual([404, 'text/html', true])
  },
)

test('a file is what it is', async () => {
  expect(await told('/theme.js')).toEqual([200, 'text/javascript', false])
})
