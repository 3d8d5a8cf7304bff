/** Files as circles within the circles of their folders: where each stands, whatever is drawn of it. Pure. */
import { hierarchy, pack } from 'd3-hierarchy'

export interface MappedFile {
  path: string
  /** What its area stands for. */
  size: number
}

export interface Circle<File> {
  /** '' for all of it. */
  path: string
  name: string
  /** Absent for folders. */
  file?: File
  depth: number
  x: number
  y: number
  r: number
}

interface Node<File> {
  path: string
  name: string
  file?: File
  children: Map<string, Node<File>>
}

/** In a square of 1 by 1, outer circles before inner ones. */
export function layOut<File extends MappedFile>(files: readonly File[]): Circle<File>[] {
  const root = asTree(files)
  const tree = hierarchy(root, ({ children }) => [...children.values()])
    .sum(({ file }) => (file === undefined ? 0 : Math.max(1, file.size)))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  return pack<Node<File>>()
    .size([1, 1])
    .padding(({ height }) => (height > 1 ? 0.004 : 0.0012))(tree)
    .descendants()
    .map(({ data: { path, name, file }, depth, x, y, r }) => ({
      ...{ path, name, depth, x, y, r },
      ...(file === undefined ? {} : { file }),
    }))
}

function asTree<File extends MappedFile>(files: readonly File[]): Node<File> {
  const root: Node<File> = { path: '', name: '', children: new Map() }
  for (const file of files) {
    let node = root
    const parts = file.path.split('/')
    for (const [index, name] of parts.entries()) {
      const path = parts.slice(0, index + 1).join('/')
      const next: Node<File> = node.children.get(name) ?? { path, name, children: new Map() }
      if (index === parts.length - 1) next.file = file
      node.children.set(name, next)
      node = next
    }
  }
  return root
}

export interface View {
  x: number
  y: number
  /** The width of what is seen. */
  width: number
}

export const whole: View = { x: 0.5, y: 0.5, width: 1 }

export function viewOf({ x, y, r }: Pick<Circle<unknown>, 'x' | 'y' | 'r'>): View {
  return { x, y, width: Math.max(r * 2.1, 1e-4) }
}

/** The innermost circle at a place, in the coordinates of the layout. */
export function circleAt<File>(
  circles: readonly Circle<File>[],
  x: number,
  y: number,
): Circle<File> | undefined {
  return circles.findLast((circle) => (x - circle.x) ** 2 + (y - circle.y) ** 2 <= circle.r ** 2)
}
