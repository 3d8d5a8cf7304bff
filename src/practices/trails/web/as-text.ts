/** What a tour asks an editor to do, as text that does nothing: commands behind links, and lines for a shell. Pure. */
import { outsideCode } from '../rules-links.ts'

export function asText(markdown: string): string {
  return outsideCode(markdown, (text) =>
    text
      // `>> npm test`: a line that CodeTour would run.
      .replaceAll(/^>>[ \t]?(.{0,2000})$/gm, (_, command: string) => `\n    ${command}\n`)
      .replaceAll(
        /\[([^\]\n]{0,500})\]\((command:[^)\s]{1,2000})[^)\n]{0,200}\)/gi,
        (_, words: string, command: string) => `${words} (\`${command.replaceAll('`', '')}\`)`,
      ),
  )
}
