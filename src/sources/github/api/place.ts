/** Where GitHub's APIs are: its own, one with data in one country (ghe.com), or a GitHub Enterprise Server. */
export interface GithubPlace {
  /** Without a slash at its end. */
  rest: string
  graphql: string
}

/** `host` as it stands in addresses; `scheme` is https but for a server on this machine. */
export function githubAt(host: string, scheme: 'https' | 'http' = 'https'): GithubPlace {
  const isCloud = host === 'github.com' || /^[\w-]+\.ghe\.com$/.test(host)
  if (isCloud) return { rest: `https://api.${host}`, graphql: `https://api.${host}/graphql` }
  return { rest: `${scheme}://${host}/api/v3`, graphql: `${scheme}://${host}/api/graphql` }
}
