/** Draws the map of the code on a canvas: thousands of circles, and a zoom that follows the eye. */
import { useReducedMotion } from '@mantine/hooks'
import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import {
  circleAt,
  circleOf,
  folderAbove,
  layOut,
  viewOf,
  whole,
  type Circle,
  type MappedFile,
} from './code-map.ts'
import { MapPainter } from './map-painter.ts'
import type { Scale } from './colours.ts'
import classes from './charts.module.css'

interface CodeMapProps<File extends MappedFile> {
  label: string
  files: readonly File[]
  /** From 0 to 1, which `scale` gives a colour. */
  heat: (file: File) => number
  scale: Scale
  isDark: boolean
  /** The folder in view. */
  folder: string
  onFolder: (path: string) => void
  onFile: (file: File) => void
  tip: (file: File) => ReactNode
}

export function CodeMap<File extends MappedFile>(props: CodeMapProps<File>) {
  const { label, files, heat, scale, isDark, folder, onFolder, onFile, tip } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const [painter] = useState(() => new MapPainter<File>())
  const circles = useMemo(() => layOut(files), [files])
  const goal = useMemo(() => {
    const target = circleOf(circles, folder)
    return target === undefined || folder === '' ? whole : viewOf(target)
  }, [circles, folder])
  const [pointed, setPointed] = useState<{ circle: Circle<File>; x: number; y: number } | null>(
    null,
  )
  const isStill = useReducedMotion()
  // Before the frame is shown, all of them: a map that is drawn after it would be seen empty.
  useLayoutEffect(
    () => (canvas.current === null ? undefined : painter.attach(canvas.current)),
    [painter],
  )
  useLayoutEffect(() =>
    painter.paint({ circles, heat, scale, isDark, folder, pointed: pointed?.circle }),
  )
  useLayoutEffect(() => painter.goTo(goal, { isStill }), [painter, goal, isStill])

  const at = (event: MouseEvent): { circle: Circle<File>; x: number; y: number } | null => {
    const box = canvas.current?.getBoundingClientRect()
    if (box === undefined) return null
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    const place = painter.inLayout(x, y)
    const circle = circleAt(circles, place.x, place.y)
    return circle === undefined ? null : { circle, x, y }
  }
  const open = (circle: Circle<File> | undefined) => {
    if (circle === undefined) onFolder(folderAbove(circles, folder))
    else if (circle.file !== undefined) onFile(circle.file)
    else if (circle === circleOf(circles, folder)) onFolder(folderAbove(circles, folder))
    else onFolder(circle.path)
  }
  const ranked = useMemo(
    () =>
      circles
        .filter(({ file }) => file !== undefined)
        .toSorted((a, b) => heatOf(b, heat) - heatOf(a, heat)),
    [circles, heat],
  )
  const onKey = (event: KeyboardEvent) => {
    const place = pointed === null ? -1 : ranked.indexOf(pointed.circle)
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      const circle = ranked[Math.min(ranked.length - 1, Math.max(0, place + step))]
      if (circle !== undefined) setPointed({ circle, ...painter.onPage(circle) })
      event.preventDefault()
    }
    if (event.key === 'Enter' && pointed !== null) open(pointed.circle)
    if (event.key === 'Escape') onFolder(folderAbove(circles, folder))
  }
  return (
    // An application is moved in by keys; the rules take it for a text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes['under']}
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={`${label}. Arrow keys go from the hottest on, Enter opens it, Escape goes a folder up. The table below holds the same.`}
      onKeyDown={onKey}
    >
      <canvas
        ref={canvas}
        className={classes['map']}
        aria-hidden
        onMouseMove={(event) => setPointed(at(event))}
        onMouseLeave={() => setPointed(null)}
        onClick={(event) => open(at(event)?.circle)}
      />
      {pointed !== null && pointed.circle.path !== '' && (
        <div
          className={classes['tip']}
          style={{
            left: Math.min(pointed.x + 14, Math.max(0, painter.width - 240)),
            top: Math.min(pointed.y + 14, painter.size - 60),
          }}
          role="status"
        >
          {pointed.circle.file === undefined ? `${pointed.circle.path}/` : tip(pointed.circle.file)}
        </div>
      )}
    </div>
  )
}

function heatOf<File>({ file }: Circle<File>, heat: (file: File) => number): number {
  return file === undefined ? 0 : heat(file)
}
