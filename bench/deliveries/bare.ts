/** A server that reads what comes and answers 202, and does nothing else: as quick as an answer can be here. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.post('/hooks/github', async ({ req, json }) => {
  await req.arrayBuffer()
  return json({ says: 'Kept.' }, 202)
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.argv[2]) }, () =>
  console.log('ready'),
)
