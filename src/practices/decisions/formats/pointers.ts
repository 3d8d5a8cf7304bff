/** What a repository itself says about where its decisions lie. */
import { posix } from 'node:path'
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml'

/** Folders named by `.adr-dir` or `.log4brains.yml`, from the top of the repository. */
export function foldersToldBy(path: string, text: string): string[] {
  const named = path.endsWith('.adr-dir') ? [text.split('\n')[0]?.trim() ?? ''] : adrFoldersIn(text)
  return named.flatMap((folder) => {
    const from = posix.normalize(posix.join(posix.dirname(path), folder)).replace(/\/$/, '')
    return folder === '' || from === '..' || from.startsWith('../') || from.startsWith('/')
      ? []
      : [from]
  })
}

function adrFoldersIn(text: string): string[] {
  const { contents } = parseDocument<Node>(text, { version: '1.2', schema: 'failsafe' })
  const project = isMap(contents) ? contents.get('project', true) : undefined
  if (!isMap(project)) return []
  const packages = project.get('packages', true)
  return [project, ...(isSeq(packages) ? packages.items : [])].flatMap((each) => {
    const folder = isMap(each) ? each.get('adrFolder', true) : undefined
    return isScalar(folder) && typeof folder.value === 'string' ? [folder.value] : []
  })
}
