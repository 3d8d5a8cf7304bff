/**
 * Where the link at the end of a mail leads, for whoever has that mail: no session is asked for. To look at a link changes nothing,
 * as programs that check mails do so; a mail program that unsubscribes by itself posts (RFC 8058).
 */
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Kysely } from 'kysely'
import { endMails } from '#app/delivery/unsubscribe.ts'

const path = '/unsubscribe/:key'

export function unsubscribing(db: Kysely<object>): Hono {
  const routes = new Hono()
  routes.get(path, (context) =>
    context.html(
      page(
        html`<form method="post"><button>Send me no more mails</button></form>
          <p>What happens still stands among your notices in Cairn.</p>`,
      ),
    ),
  )
  routes.post(path, async (context) =>
    (await endMails(db, context.req.param('key')))
      ? context.html(page(html`<p>No more mails will be sent to you.</p>`))
      : context.html(
          page(html`<p>This link is not whole, or belongs to nobody any more.</p>`),
          404,
        ),
  )
  return routes
}

function page(content: unknown) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Mails from Cairn</title>
      </head>
      <body>
        ${content}
      </body>
    </html> `
}
