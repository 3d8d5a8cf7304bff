/** How one asks whether something helped: by the day on which it was changed, or by trying a remedy. */
import { Text } from '@mantine/core'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FlowWhere } from './asked.ts'

export function DidItHelp({ where: { repository } }: { where: FlowWhere }) {
  const name = /^[\w.-]+$/.test(repository) ? repository : `'${repository}'`
  return (
    <Section title="Did something help?">
      <Text mb="xs">
        A number of the weeks before a day is compared with those behind it, on a command line:
        worked, did not, or cannot tell.
      </Text>
      <Text mb="xs">
        <code>cairn flow compare pickup 2026-03-02 --repository {name}</code>
      </Text>
      <Text>
        Other numbers can stand in place of pickup; <code>cairn flow compare --help</code> names
        them. A remedy that is tried is compared the same way, in{' '}
        <Link to="/trials" inherit underline="always">
          trials
        </Link>
        .
      </Text>
    </Section>
  )
}
