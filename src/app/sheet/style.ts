/** The look of the HTML report: light and dark, for a phone and for paper. Contrasts are those of WCAG 2.2 AA or better. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1c1c22; --soft: #54545f; --line: #d9d9e0; --box: #f5f5f8; --mark: #1d5fa8; --code: #eef0f4;
  --s0: #e9f0f8; --s1: #c4d9ee; --s2: #8fb8de; --s3: #2f6fb0; --s4: #123f70; --on0: #1c1c22; --on1: #1c1c22; --on2: #10202f; --on3: #fff; --on4: #fff }
@media (prefers-color-scheme: dark) { :root { --page: #15161a; --ink: #ececf1; --soft: #b3b4c0; --line: #3a3b45; --box: #1e1f26; --mark: #7db5ee; --code: #262832;
  --s0: #20252e; --s1: #1f3650; --s2: #1d4f86; --s3: #2f86e0; --s4: #4aa8ff; --on0: #ececf1; --on1: #ececf1; --on2: #fff; --on3: #06101b; --on4: #06101b } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem } h2 { font-size: 1.2rem; line-height: 1.35; margin: 0 0 .5rem } h3 { font-size: 1rem; margin: 2rem 0 .5rem }
p { margin: .5rem 0 } .soft, .doubt, figcaption, footer { color: var(--soft) } .doubt, figcaption, footer { font-size: .9rem }
article { border-top: 1px solid var(--line); padding: 1.25rem 0 } section { border-top: 1px solid var(--line); padding: 1.25rem 0 }
.next { border-left: 3px solid var(--mark); padding-left: .75rem }
code { font: .85em/1.5 ui-monospace, monospace; background: var(--code); border-radius: 4px; padding: .1em .35em } pre { margin: .5rem 0; background: var(--code); border-radius: 6px; padding: .5rem .75rem; white-space: pre-wrap } pre code { padding: 0; background: none }
ul.rows { list-style: none; margin: .75rem 0; padding: 0 } ul.rows li { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: center; background: var(--box); border-radius: 6px; padding: .5rem .75rem; margin: .35rem 0 }
ul.rows .says { color: var(--soft); font-size: .9rem; grid-column: 1 } ul.rows svg { grid-column: 2; grid-row: 1 / span 2 }
.bars rect { fill: var(--mark) } figure { margin: 1rem 0 } figure svg { width: 100%; height: auto; display: block }
.map rect { stroke: var(--page) } .map text { font: 600 11px system-ui, sans-serif } .map text.small { font-weight: 400; font-size: 10px } .whole { white-space: nowrap } svg.key { display: inline-block; width: auto; height: .75em; vertical-align: baseline }
.s0 rect { fill: var(--s0) } .s1 rect { fill: var(--s1) } .s2 rect { fill: var(--s2) } .s3 rect { fill: var(--s3) } .s4 rect { fill: var(--s4) }
.s0 text { fill: var(--on0) } .s1 text { fill: var(--on1) } .s2 text { fill: var(--on2) } .s3 text { fill: var(--on3) } .s4 text { fill: var(--on4) }
.narrow { display: none !important } @media (max-width: 34rem) { .wide { display: none !important } .narrow { display: block !important } }
table { border-collapse: collapse; width: 100%; font-size: .9rem } th, td { text-align: left; padding: .35rem .5rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top } td.n, th.n { text-align: right; white-space: nowrap } .files b { display: none }
@media (max-width: 34rem) { .files thead { display: none } .files tr { display: grid; grid-template-columns: repeat(3, 1fr); padding: .35rem 0; border-bottom: 1px solid var(--line) } .files td { border: 0; padding: .1rem 0 } .files td:first-child { grid-column: 1 / -1 } .files td.n { text-align: left; color: var(--soft) } .files b { display: inline; font-weight: 400 }
  ul.rows li { grid-template-columns: 1fr } ul.rows svg { grid-column: 1; grid-row: auto; margin-top: .35rem } }
dl { margin: .5rem 0 } dt { font-weight: 600; margin-top: .5rem } dd { margin: 0; color: var(--soft) }
.pairs li { padding: .6rem 0; border-bottom: 1px solid var(--line) } ul.pairs { list-style: none; padding: 0 } .share { width: 100%; height: 12px; display: block; margin-top: .35rem } .share .track { fill: var(--line) } .share .span { fill: var(--mark); opacity: .35 } .share .point { fill: var(--mark) }
@media print { body { max-width: none } article, figure { break-inside: avoid } }
`.trim()
