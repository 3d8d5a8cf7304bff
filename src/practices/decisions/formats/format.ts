/** What tells one Markdown format from another, and where it keeps what. */
import type { FormatName } from './decision-file.ts'
import type { Page } from './page.ts'
import type { StatusWords } from './status-words.ts'

export interface MarkdownFormat {
  name: FormatName
  /** By what the file holds; its name alone decides nothing. */
  isIn(page: Page): boolean
  /** Where status and date stand when somebody writes them, and are looked for first. */
  home: 'front matter' | 'header' | 'section' | 'nowhere'
  titleIn: 'heading' | 'feature name' | 'file name'
  statusKey: 'status' | 'state' | 'stage'
  dateKeys: readonly string[]
  isDayFirst: boolean
  words: StatusWords
  /** The section that holds what a decision supersedes, and the beginning of such a line. */
  relationsIn: { heading: string; lead: string } | null
}
