/** A program called ssh that goes nowhere: it notes how it was called and serves the repositories below a folder. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface FakeSsh {
  /** Stands first in PATH. */
  bin: string
  /** One line for each time it was called. */
  calls(): string[]
}

/** The hosts `denied`, `nowhere` and `silent` answer as ssh does when the key is wrong, the name unknown, the line dead. */
export function aFakeSsh(folder: string, root: string): FakeSsh {
  const bin = join(folder, 'bin')
  const log = join(folder, 'ssh.log')
  mkdirSync(bin, { recursive: true })
  writeFileSync(
    join(bin, 'ssh'),
    `#!/bin/sh
printf '%s\\n' "$*" >> '${log}'
for word; do last=$word; done
case "$*" in
  *denied*) echo 'git@denied: Permission denied (publickey).' >&2; exit 255;;
  *nowhere*) echo 'ssh: Could not resolve hostname nowhere: Name or service not known' >&2; exit 255;;
  *silent*) echo 'ssh: connect to host silent port 22: Connection timed out' >&2; exit 255;;
  *stranger*) echo 'Host key verification failed.' >&2; exit 255;;
esac
cd '${root}' || exit 1
path=$(printf '%s' "$last" | sed "s/^git-upload-pack '\\/*//; s/'$//")
exec git upload-pack "./$path"
`,
  )
  chmodSync(join(bin, 'ssh'), 0o755)
  return {
    bin,
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
  }
}
