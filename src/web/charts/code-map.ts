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
  /** None for folders. */
  file: File | undefined
  depth: number
  x: number
  y: number
  r: number
}

interface Node<File> {
  path: string
  name: string
  file: File | undefined
  children: Node<File>[]
}

/** The circle that a folder is, or is one with. */
export function circleOf<File>(
  circles: readonly Circle<File>[],
  folder: string,
): Circle<File> | undefined {
  return circles.find(
    ({ path, file }) => file === undefined && (path === folder || path.startsWith(`${folder}/`)),
  )
}

/** The next folder out that has a circle of its own; '' is all of it. */
export function folderAbove<File>(circles: readonly Circle<File>[], folder: string): string {
  const here = circleOf(circles, folder)
  let above = folder
  do above = above.slice(0, Math.max(0, above.lastIndexOf('/')))
  while (above !== '' && circleOf(circles, above) === here)
  return above
}

/** In a square of 1 by 1, outer circles before inner ones. */
export function layOut<File extends MappedFile>(files: readonly File[]): Circle<File>[] {
  const tree = hierarchy(asTree(files))
    .sum(({ file }) => (file === undefined ? 0 : Math.max(1, file.size)))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  // Asked to fill a square, d3 packs twice, only to know how much room lies between; a good guess of the whole will do.
  const across = 3 * Math.sqrt(tree.value ?? 0)
  const root = pack<Node<File>>()
    .radius(({ value }) => Math.sqrt(value ?? 0))
    .padding(({ height }) => across * (height > 1 ? 0.004 : 0.0012))(tree)
  const scale = 0.5 / root.r
  return root.descendants().map(({ data: { path, name, file }, depth, x, y, r }) => ({
    path,
    name,
    file,
    depth,
    x: 0.5 + (x - root.x) * scale,
    y: 0.5 + (y - root.y) * scale,
    r: r * scale,
  }))
}

function asTree<File extends MappedFile>(files: readonly File[]): Node<File> {
  const root: Node<File> = { path: '', name: '', file: undefined, children: [] }
  const folders = new Map([['', root]])
  const folderOf = (path: string): Node<File> => {
    const cut = path.lastIndexOf('/')
    return cut === -1 ? root : folderAt(path.slice(0, cut))
  }
  const folderAt = (path: string): Node<File> => {
    const known = folders.get(path)
    if (known !== undefined) return known
    const folder: Node<File> = { path, name: nameOf(path), file: undefined, children: [] }
    folders.set(path, folder)
    folderOf(path).children.push(folder)
    return folder
  }
  for (const file of files) {
    const { path } = file
    folderOf(path).children.push({ path, name: nameOf(path), file, children: [] })
  }
  return { ...root, children: root.children.map(withoutLone) }
}

/** A folder that holds nothing but a folder is one circle with it, named by both. */
function withoutLone<File>(node: Node<File>): Node<File> {
  const [only, ...others] = node.children
  if (only === undefined) return node
  if (others.length === 0 && only.file === undefined)
    return withoutLone({ ...only, name: `${node.name}/${only.name}` })
  return { ...node, children: node.children.map(withoutLone) }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
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
