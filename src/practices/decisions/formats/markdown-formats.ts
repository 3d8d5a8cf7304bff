/** The Markdown formats we know. The first that says so has it; whoever asks for less stands later. */
import type { MarkdownFormat } from './format.ts'
import { emberRfc } from './ember-rfc.ts'
import { log4brains } from './log4brains.ts'
import { madr2 } from './madr-2.ts'
import { madr3, madr4 } from './madr.ts'
import { nygard } from './nygard.ts'
import type { Page } from './page.ts'
import { plainMarkdown } from './plain-markdown.ts'
import { rfd } from './rfd.ts'
import { reactRfc, rustRfc } from './rfc.ts'

export function markdownFormatOf(page: Page): MarkdownFormat | undefined {
  return [
    reactRfc,
    rustRfc,
    emberRfc,
    rfd,
    log4brains,
    madr2,
    madr3,
    madr4,
    nygard,
    plainMarkdown,
  ].find((format) => format.isIn(page))
}
