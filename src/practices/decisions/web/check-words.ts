/** What would show that a decision is honoured, as a sentence that is so or is not. Pure. */
import type { Check } from '../check-shape.ts'

export function checkInWords(check: Check): string {
  const { repository, mustBe } = check
  if (check.by === 'path')
    return `${repository}: ${mustBe ? 'something' : 'nothing'} lies at ${check.path}`
  if (check.by === 'dependency')
    return `${repository} ${mustBe ? 'depends' : 'does not depend'} on ${check.dependency}`
  const words = check.by === 'text' ? `“${check.text}”` : `/${check.pattern}/`
  const where = check.within === '' ? '' : ` below ${check.within}`
  return `${repository}: ${words} stands ${mustBe ? 'somewhere' : 'nowhere'}${where}`
}
