/** An HTML page that stands on its own: no script, nothing fetched, one style sheet that is allowed by its digest. */
import { createHash } from 'node:crypto'
import { escaped } from './svg.ts'

interface Sheet {
  /** As text; the heading and the tab's name. */
  title: string
  style: string
  /** HTML below the heading, and in the page. */
  lead: string
  main: string
  footer: string
}

export function sheet({ title, style, lead, main, footer }: Sheet): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
${lead}
</header>
<main>
${main}
</main>
<footer>
${footer}
</footer>
</body>
</html>
`
}

/** Styles in attributes stay forbidden, and whatever else a page could do. */
export function policyFor(style: string): string {
  const digest = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
}
