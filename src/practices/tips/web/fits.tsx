/** What a tip fits and what it takes; each sign leads to all that fit the same. */
import { Group, Text } from '@mantine/core'
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import type { Offer } from '../schema.ts'
import { signWords } from '../schema-words.ts'
import { takesInWords } from './words.ts'

export function Fits({ offer }: { offer: Offer }) {
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {takesInWords(offer)}
      </Text>
      <Group gap="sm" mb="md">
        <Text size="sm" c="dimmed">
          Fits
        </Text>
        {offer.fits.map((sign) => (
          <Link key={sign} to={address('/tips', { sign })} size="sm" underline="always">
            {signWords[sign]}
          </Link>
        ))}
      </Group>
    </>
  )
}
