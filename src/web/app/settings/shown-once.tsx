/** A link or a token that is shown this once: to be copied now. */
import { Button, CopyButton, Group, Text, TextInput } from '@mantine/core'
import { Notice } from '#web/ui/notice.tsx'

export function Shown({
  title,
  secret,
  children,
}: {
  title: string
  secret: string
  children: string
}) {
  return (
    <Notice title={title}>
      <Group gap="xs" my="xs">
        <TextInput aria-label={title} value={secret} readOnly flex={1} miw={220} />
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm">{children}</Text>
    </Notice>
  )
}
