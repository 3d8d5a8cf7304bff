/** Puts the words of an earlier version back, once one was asked; and takes that back, too. */
import { Button, Stack, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Comparison } from './comparison.tsx'

export interface PutBackWish {
  record: string
  to: number
  /** What it is now. */
  newest: number
}

interface PutBackProps {
  wish: PutBackWish
  close: () => void
  done: () => void
}

export function PutBack({ wish: { record, to, newest }, close, done }: PutBackProps) {
  const revert = useAct('records.revert', done)
  return (
    <Dialog onClose={close} title={`Put version ${to} back?`} size="lg">
      <Stack>
        {revert.isError && <ProblemNotice problem={revert.error} />}
        <Text>
          Its words become those of version {to} again, as a new version. Nothing in between is
          lost, and its state stays what it is.
        </Text>
        <Comparison record={record} from={newest} to={to} />
        <DialogActs
          label="Put it back"
          onSend={() => revert.mutate({ record, to, version: newest })}
          isPending={revert.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}

export function WasPutBack({ record, to, newest, close }: PutBackWish & { close: () => void }) {
  const undo = useAct('records.revert', close)
  return (
    <div role="status">
      {undo.isError && <ProblemNotice problem={undo.error} />}
      <Notice title={`The words of version ${to} are back.`}>
        <Button
          mt="xs"
          size="compact-sm"
          variant="default"
          loading={undo.isPending}
          onClick={() => undo.mutate({ record, to: newest })}
        >
          Undo
        </Button>
      </Notice>
    </div>
  )
}
