/** A question that stands over the page until it is answered, and a sheet at its side. */
import { Drawer, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './dialog.module.css'

interface DialogProps {
  title: string
  onClose: () => void
  size?: 'md' | 'lg'
  children: ReactNode
}

// Made of parts: the whole ones bring a second banner and a button without a name.
export function Dialog({ title, onClose, size = 'md', children }: DialogProps) {
  return (
    <Modal.Root opened onClose={onClose} size={size}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes['head']}>
          <Modal.Title className={classes['title']}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

export function Sheet({ title, onClose, children }: Omit<DialogProps, 'size'>) {
  return (
    <Drawer.Root opened onClose={onClose} size="lg" position="right">
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes['head']}>
          <Drawer.Title className={classes['title']}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label="Close" />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
