/** Takes pictures into a text: chosen, dropped or pasted. Each is asked for words first, and sent when they are there. */
import { Button, Image, Stack, Text, TextInput } from '@mantine/core'
import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
} from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { megabytes, pictureMarkdown, pictureProblem, pictureTypes } from './picture-problem.ts'

interface Pictures {
  /** For the text box. */
  box: {
    onPaste: (event: ClipboardEvent) => void
    onDrop: (event: DragEvent) => void
    onDragOver: (event: DragEvent) => void
  }
  button: ReactNode
  /** What is asked of a picture, or speaks against it. */
  dialog: ReactNode
}

/** `insert` gets Markdown. */
export function usePictures(insert: (markdown: string) => void): Pictures {
  const [waiting, setWaiting] = useState<readonly File[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const add = (files: Iterable<File>) => {
    const all = [...files]
    const [first] = all.map(pictureProblem).filter((one) => one !== null)
    setProblem(first ?? null)
    setWaiting((before) => [...before, ...all.filter((file) => pictureProblem(file) === null)])
  }
  const [file] = waiting
  return {
    box: {
      onPaste: (event) => {
        if (event.clipboardData.files.length === 0) return
        event.preventDefault()
        add(event.clipboardData.files)
      },
      onDrop: (event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        add(event.dataTransfer.files)
      },
      onDragOver: (event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault()
      },
    },
    button: (
      <>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => chooser.current?.click()}
        >
          Add a picture
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept={pictureTypes.join(',')}
          aria-label="A picture"
          onChange={(event) => {
            add(event.currentTarget.files ?? [])
            // The same one may be chosen again.
            event.currentTarget.value = ''
          }}
        />
      </>
    ),
    dialog: (
      <>
        {problem !== null && <Notice title={problem} isUrgent />}
        {file !== undefined && (
          <AskPicture
            key={`${file.name} ${file.lastModified} ${waiting.length}`}
            file={file}
            insert={insert}
            close={() => setWaiting(waiting.slice(1))}
          />
        )}
      </>
    ),
  }
}

interface AskPictureProps {
  file: File
  insert: (markdown: string) => void
  close: () => void
}

function AskPicture({ file, insert, close }: AskPictureProps) {
  const [words, setWords] = useState('')
  const [shown] = useState(() => URL.createObjectURL(file))
  const add = useAct('attachments.add', ({ address }) => {
    insert(pictureMarkdown(words, address))
    close()
  })
  useEffect(() => () => URL.revokeObjectURL(shown), [shown])
  const send = async () => add.mutate({ file: await base64Of(file) })
  return (
    <Dialog onClose={close} title="Add a picture">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // The form around the text box is not sent by it.
          event.stopPropagation()
          if (words.trim() !== '') void send()
        }}
      >
        <Stack>
          {add.isError && <ProblemNotice problem={add.error} />}
          <Image src={shown} alt="" mah={220} fit="contain" />
          <TextInput
            label="What does it show?"
            description="For whoever cannot see it, and while it is on its way."
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            maxLength={300}
            required
            data-autofocus
          />
          <Text size="sm" c="dimmed" role="status">
            {add.isPending
              ? `Sending ${file.name}, ${megabytes(file.size)}…`
              : `${file.name}, ${megabytes(file.size)}. Where and with what it was taken is left out.`}
          </Text>
          <DialogActs
            label="Put it in"
            isReady={words.trim() !== ''}
            isPending={add.isPending}
            close={close}
          />
        </Stack>
      </form>
    </Dialog>
  )
}

async function base64Of(file: File): Promise<string> {
  const reader = new FileReader()
  const read = new Promise<string>((resolve, reject) => {
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? reader.result : ''),
    )
    reader.addEventListener('error', () => reject(reader.error ?? new Error('It cannot be read.')))
  })
  reader.readAsDataURL(file)
  const url = await read
  return url.slice(url.indexOf(',') + 1)
}
