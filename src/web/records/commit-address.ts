/** Where a commit is seen on the web, told by where its repository was read from. Pure. */

const forges: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)gitlab\./, '/-/commit/'],
  [/^bitbucket\.org$/, '/commits/'],
  [/^(?:github\.com|codeberg\.org|gitea\.com)$/, '/commit/'],
]

/** Undefined where nobody can tell. */
export function commitAddress(source: string, commit: string): string | undefined {
  const [, host = '', path = ''] =
    /^(?:https:\/\/|ssh:\/\/)?(?:[^@/]+@)?([\w.-]+\.\w+)[:/](.+?)(?:\.git)?\/?$/.exec(source) ?? []
  const way = forges.find(([name]) => name.test(host))?.[1]
  return way === undefined ? undefined : `https://${host}/${path}${way}${commit}`
}
