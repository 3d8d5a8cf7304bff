/**
 * T5: repositories whose own configuration, hooks and attributes would run commands or bend counts. A command leaves a file
 * in the folder of canaries, which must stay empty.
 */
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lines } from '../plan.ts'
import { between, plain } from './case.ts'
import type { HostileCase, HostileRepository } from './case.ts'

export const canaries: readonly HostileCase[] = [
  {
    id: 'T5-canaries',
    title: 'a work tree whose configuration, hooks and attributes run commands',
    expect: 'Read: four commits; not one canary.',
    codes: [],
    build: async (folder) => armed(folder, false),
  },
  {
    id: 'T5-canaries-bare',
    title: 'a bare repository whose configuration, hooks and attributes run commands',
    expect: 'Read: four commits; not one canary.',
    codes: [],
    build: async (folder) => armed(folder, true),
  },
  {
    id: 'T5-bent',
    title: 'a configuration that would bend every count',
    expect: 'Read: three commits with the true counts; Ana is Ana.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      writeFileSync(join(repository.gitDir, 'info/attributes'), '* binary -diff\n')
      writeFileSync(join(folder, 'mailmap'), 'Boss <boss@example.org> <ana@example.org>\n')
      appendFileSync(join(repository.gitDir, 'config'), bending(folder))
      return repository
    },
  },
]

/** The hooks that reading, fetching or updating might run; the last three belong to the receiving side. */
const hooks = [
  ...[
    'pre-commit',
    'post-checkout',
    'post-index-change',
    'post-merge',
    'post-rewrite',
    'reference-transaction',
    'pre-auto-gc',
  ],
  ...['fsmonitor-watchman', 'pre-receive', 'update', 'post-update'],
]

function armed(folder: string, bare: boolean): HostileRepository {
  const dir = join(folder, 'canaries')
  mkdirSync(dir)
  const script = join(folder, 'canary.sh')
  writeFileSync(script, `#!/bin/sh\ntouch "${dir}/\${1:-unnamed}"\ncat 2>/dev/null\nexit 0\n`)
  chmodSync(script, 0o755)
  const repository = between(
    folder,
    ({ objects, parent, file }) => {
      const attributes = { name: '.gitattributes', oid: objects.blob(waking) }
      const first = objects.commit({
        tree: objects.tree([file, attributes]),
        parents: [parent],
        headers: signature,
      })
      const other = { name: 'other.txt', oid: objects.blob(lines(4)) }
      const beside = [attributes, other]
      return {
        tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [first] }),
        beside,
        commits: 2,
      }
    },
    { bare },
  )
  const { gitDir } = repository
  mkdirSync(join(gitDir, 'hooks'))
  for (const hook of hooks) {
    writeFileSync(join(gitDir, 'hooks', hook), `#!/bin/sh\nexec "${script}" hook-${hook}\n`)
    chmodSync(join(gitDir, 'hooks', hook), 0o755)
  }
  writeFileSync(join(gitDir, 'info/attributes'), waking)
  writeFileSync(
    join(folder, 'included'),
    `[alias]\n\tcat-file = "!${script} included-alias"\n[core]\n\tpager = ${script} included-pager\n`,
  )
  appendFileSync(join(gitDir, 'config'), arming(folder, script))
  return { ...repository, canaries: dir }
}

/** Each file by another way, for one command keeps git from the next. */
const waking =
  'normal.txt diff=canary filter=canary merge=canary\nother.txt diff=text filter=process\n'

const signature =
  'gpgsig -----BEGIN PGP SIGNATURE-----\n \n nonsense\n -----END PGP SIGNATURE-----\n'

/** Single quotes keep the path whole for the shells that git starts. */
function arming(folder: string, script: string): string {
  const run = (name: string) => `"'${script}' ${name}"`
  const alias = (name: string) => `\t${name} = "!'${script}' alias-${name}"\n`
  return (
    `[core]\n\tfsmonitor = ${run('fsmonitor')}\n\tpager = ${run('pager')}\n\teditor = ${run('editor')}\n` +
    `\tsshCommand = ${run('ssh')}\n\taskPass = ${script}\n\tgitProxy = ${run('git-proxy')}\n` +
    `\talternateRefsCommand = ${run('alternate-refs')}\n` +
    `[diff]\n\texternal = ${run('diff-external')}\n` +
    `[diff "canary"]\n\tcommand = ${run('diff-command')}\n[diff "text"]\n\ttextconv = ${run('textconv')}\n` +
    `[filter "canary"]\n\tclean = ${run('clean')}\n\tsmudge = ${run('smudge')}\n` +
    `[filter "process"]\n\tprocess = ${run('filter-process')}\n` +
    `[merge "canary"]\n\tdriver = ${run('merge-driver')}\n` +
    `[gpg]\n\tprogram = ${script}\n[log]\n\tshowSignature = true\n` +
    `[credential]\n\thelper = ${run('credential')}\n` +
    `[uploadpack]\n\tpackObjectsHook = ${run('pack-objects-hook')}\n` +
    `[remote "origin"]\n\turl = ext::sh -c '${script}% ext'\n\tuploadpack = ${run('remote-uploadpack')}\n\tpromisor = true\n` +
    `[interactive]\n\tdiffFilter = ${run('diff-filter')}\n[trailer "x"]\n\tcommand = ${run('trailer')}\n` +
    `[gc]\n\tauto = 1\n[maintenance]\n\tauto = true\n` +
    `[alias]\n${['log', 'rev-list', 'show', 'mine', 'scan'].map(alias).join('')}` +
    `[include]\n\tpath = ${join(folder, 'included')}\n[includeIf "gitdir:/"]\n\tpath = ${join(folder, 'included')}\n`
  )
}

function bending(folder: string): string {
  return (
    `[core]\n\tquotePath = false\n\tworktree = /nonexistent\n\tignoreCase = true\n\tbigFileThreshold = 1\n` +
    `[diff]\n\trenames = false\n\trenameLimit = 1\n\talgorithm = histogram\n\tnoprefix = true\n\tinterHunkContext = 99\n` +
    `\torderFile = /dev/null\n\tignoreSubmodules = all\n\trelative = true\n` +
    `[log]\n\tdate = human\n\tshowRoot = false\n\tmailmap = true\n\tfollow = true\n\tdiffMerges = first-parent\n\texcludeDecoration = *\n` +
    `[mailmap]\n\tfile = ${join(folder, 'mailmap')}\n` +
    `[i18n]\n\tlogOutputEncoding = UTF-16\n\tcommitEncoding = UTF-16\n[format]\n\tpretty = oneline\n[color]\n\tui = always\n`
  )
}
