/** A decision on one page, for whoever is to be convinced: to open and print, or as Markdown for a mail or an issue. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type Problem } from '#web/api/ask.ts'
import { save } from '#web/evidence/export.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'

interface ShareProps {
  id: string
  number: number
}

export function Share(props: ShareProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Share as a page
      </Button>
      {isOpen && <Ways {...props} close={() => setIsOpen(false)} />}
    </>
  )
}

function Ways({ id, number, close }: ShareProps & { close: () => void }) {
  const page = `/api/v1/decisions.brief/${number}`
  const markdown = useMutation<void, Problem>({
    mutationFn: async () => {
      const brief = await ask('decisions.brief', { id })
      save(`decision-${number}.md`, 'text/markdown', brief.markdown)
      close()
    },
  })
  return (
    <Dialog onClose={close} title="Share as a page" size="lg">
      <Stack gap="md">
        {markdown.isError && <ProblemNotice problem={markdown.error} />}
        <Text>
          The problem, what the evidence says of it today, the options, who was heard, and what is
          asked: what one sends around before a meeting. For a PDF, open the page and print it; to
          send it to somebody, download it.
        </Text>
        <Group>
          <Button component="a" href={page} target="_blank" rel="noreferrer" onClick={close}>
            Open the page
          </Button>
          <Button
            component="a"
            variant="default"
            href={page}
            download={`decision-${number}.html`}
            onClick={close}
          >
            Download the page
          </Button>
          <Button variant="default" loading={markdown.isPending} onClick={() => markdown.mutate()}>
            Download Markdown
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
