/** The case as one HTML page that stands on its own and makes a good sheet of paper: no script, nothing fetched. */
import { sheet } from '../../sheet/sheet.ts'
import { style } from '../../sheet/style.ts'
import { escaped } from '../../sheet/svg.ts'
import type { FlowCase, Section } from './shape.ts'

const onPaper = `
ul { margin: .25rem 0 .75rem; padding-left: 1.25rem } li { margin: .25rem 0 }
@page { margin: 14mm 16mm }
@media print { :root { color-scheme: light; --page: #fff; --ink: #000; --soft: #444; --line: #bbb } body { padding: 0; font-size: 9.5pt; line-height: 1.35 } h1 { font-size: 15pt } h2 { font-size: 11pt; break-after: avoid } section { padding: .3rem 0 } p { margin: .2rem 0 } ul { margin: .1rem 0 .2rem } li { margin: .1rem 0; break-inside: avoid } footer { font-size: 8pt; padding-top: .3rem } }
`
const whole = `${style}\n${onPaper.trim()}`

export function casePage({ title, writtenAt, sections }: FlowCase): string {
  return sheet({
    ...{ title, style: whole },
    lead: `<p class="soft">Written on ${writtenAt.slice(0, 10)} from what the team’s own forge told.</p>`,
    main: sections.map(section).join('\n'),
    footer:
      '<p>It speaks of changes and jobs, and ranks nobody. What is waited is not what would be won.</p>',
  })
}

function section({ title, says, items }: Section): string {
  const list =
    items.length === 0
      ? ''
      : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
  return `<section><h2>${escaped(title)}</h2>\n${says.map((text) => `<p>${escaped(text)}</p>`).join('\n')}${list}</section>`
}
