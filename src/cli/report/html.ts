/** The report as one HTML page that stands on its own: no script, nothing fetched, pictures drawn in place. */
import { count, counted, percent } from '#std/words.ts'
import { surprising } from '#app/report/coupling-finding.ts'
import type { Row } from '#app/report/finding.ts'
import type { ToldFinding, ToldReport } from './command.ts'
import type { Gathered } from '#app/report/gather.ts'
import { glossary } from './glossary.ts'
import { nothingStandsOut, overview } from '#app/report/overview.ts'
import { today } from '#app/report/span.ts'
import { sheet } from '#app/sheet/sheet.ts'
import { style } from '#app/sheet/style.ts'
import { bars, escaped } from '#app/sheet/svg.ts'
import { colourKey, hotspotMap, shareBar } from './svg.ts'

export function toHtml(report: ToldReport, gathered: Gathered): string {
  const { repository, branch, activity, findings, well, untold, leftOut } = report
  return sheet({
    title: `${repository}: what matters most`,
    style,
    lead: [
      `<p class="soft">Branch ${escaped(branch)}; ${escaped(overview(report))}.</p>`,
      ...(activity ? [`<p>${bars(activity)}</p>`] : []),
    ].join('\n'),
    main: [
      ...findings.map((finding, index) => article(finding, index + 1)),
      findings.length === 0 ? `<article><p>${escaped(nothingStandsOut(report))}</p></article>` : '',
      list('Going well', well),
      map(gathered),
      pairs(gathered),
      list('Could not be told', untold),
      `<section><h2>What the words mean</h2><dl>${glossary.map(([word, means]) => `<dt>${escaped(word)}</dt><dd>${escaped(means)}</dd>`).join('')}</dl></section>`,
    ]
      .filter((part) => part !== '')
      .join('\n'),
    footer: [
      ...leftOut.map((line) => `<p>Left out ${prose(line)}.</p>`),
      '<p>It speaks of code and never ranks people. Every number can be explained down to its commits with the commands above, where Cairn is installed.</p>',
    ].join('\n'),
  })
}

/** No line ends between a number and its sign. */
function prose(text: string): string {
  return escaped(text).replace(/(?<=\d) %/g, '&nbsp;%')
}

function article(
  { title, evidence, rows, doubt, next, command }: ToldFinding,
  place: number,
): string {
  return `<article>
<h2>${place}. ${prose(title)}</h2>
<p>${prose(evidence)}</p>
${rows.length === 0 ? '' : `<ul class="rows">${rows.map(rowItem).join('')}</ul>`}
<p class="doubt">${prose(doubt)}</p>
<p class="next">${prose(next)}</p>
<pre><code>${escaped(command)}</code></pre>
</article>`
}

function rowItem({ label, says, chart }: Row): string {
  return `<li><span>${escaped(label)}</span><span class="says">${prose(says)}</span>${chart ? bars(chart) : ''}</li>`
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  return `<section><h2>${title}</h2><ul>${lines.map((line) => `<li>${prose(line)}</li>`).join('')}</ul></section>`
}

const listedFiles = 10

function map(gathered: Gathered): string {
  const { hotspots } = gathered
  if (!hotspots || hotspots.items.length === 0) return ''
  const { items, ranked } = hotspots
  const rows = items
    .slice(0, listedFiles)
    .map(
      (item) =>
        `<tr><td>${escaped(item.path)}</td><td class="n"><b>Changes</b> ${count(item.revisions)}</td><td class="n"><b>Complexity</b> ${count(item.complexity)}</td><td class="n"><b>Rank</b> ${ranks(item.rankInterval)}</td></tr>`,
    )
  const [first] = items
  const example = first
    ? ` “${count(first.revisions)} × ${count(first.complexity)}” is ${counted(first.revisions, 'change')} and a complexity of ${count(first.complexity)}.`
    : ''
  return `<section><h2>Where effort meets complexity</h2>
<figure>${hotspotMap(items, 720, 380, 'map wide')}${hotspotMap(items, 340, 460, 'map narrow')}
<figcaption>${firstOf(items.length, ranked)}. The larger a field, the more often the file changed; the stronger its colour, the harder it is to follow${today(gathered)}: <span class="whole">easy ${colourKey()} hard</span>.${example}</figcaption></figure>
<table class="files"><thead><tr><th>File</th><th class="n">Changes</th><th class="n">Complexity</th><th class="n">Rank, 9 in 10</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`
}

function firstOf(shown: number, ranked: number): string {
  if (shown < ranked) return `The first ${count(shown)} of ${counted(ranked, 'file')}`
  return ranked === 1 ? 'One file' : `All ${count(ranked)} files`
}

function ranks({ low, high }: { low: number; high: number }): string {
  return low === high ? count(low) : `${count(low)}–${count(high)}`
}

const listedPairs = 10

function pairs(gathered: Gathered): string {
  const found = surprising(gathered)
  if (found.length === 0) return ''
  const items = found
    .slice(0, listedPairs)
    .map(
      (pair) =>
        `<li><div>${escaped(pair.a)}</div><div>${escaped(pair.b)}</div><div class="soft">${count(pair.shared)} of ${count(pair.revisionsA)} changes of the first, ${prose(percent(pair.confidenceAB))}</div>${shareBar(pair.confidenceAB, pair.interval.low, pair.interval.high)}</li>`,
    )
  return `<section><h2>What changes together</h2><p class="soft">Code in different directories, neither named after the other or its folder, the surest first; the pale span is where the share would fall nine times in ten.</p><ul class="pairs">${items.join('')}</ul></section>`
}
