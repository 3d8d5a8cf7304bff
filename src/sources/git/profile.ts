/**
 * The only environment git ever runs in: built from nothing, so that no configuration, hook, attribute, mailmap or helper
 * of the machine or of the repository can change what is read. Cloning alone sees the operator's own configuration (SECURITY.md).
 */

/**
 * `read` never leaves the machine; `remote` is for clone and fetch of a URL the operator named, with their own ssh agent; `named` of
 * one that others named.
 */
export type Trust = 'read' | 'remote' | 'named'

export function gitEnvironment(trust: Trust, home: string): Record<string, string> {
  const bare = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_PROTOCOL_FROM_USER: '0',
    // Blobs above 128 KiB would otherwise each be a fresh mapping that the kernel clears: 15 % of a scan's time.
    MALLOC_MMAP_THRESHOLD_: '268435456',
    MALLOC_TRIM_THRESHOLD_: '1073741824',
    MALLOC_TOP_PAD_: '16777216',
  }
  if (trust === 'read')
    return {
      ...bare,
      HOME: home,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_ASKPASS: 'false',
      GIT_ALLOW_PROTOCOL: 'none',
    }
  return {
    ...bare,
    ...inherited(
      'HOME',
      'USER',
      'SSH_AUTH_SOCK',
      'SSH_ASKPASS',
      'XDG_CONFIG_HOME',
      'XDG_RUNTIME_DIR',
      'GIT_HTTP_LOW_SPEED_TIME',
      ...proxies,
      ...proxies.map((name) => name.toUpperCase()),
    ),
    GIT_ALLOW_PROTOCOL: trust === 'named' ? 'https' : 'https:ssh',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
  }
}

/** How the operator's machine reaches the network; curl knows them in either case. */
const proxies = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']

function inherited(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

const always = {
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'core.attributesFile': '/dev/null',
  'core.untrackedCache': 'false',
  'log.showSignature': 'false',
  'log.mailmap': 'false',
  'protocol.allow': 'never',
  'submodule.recurse': 'false',
  'safe.bareRepository': 'explicit',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'core.bigFileThreshold': '512m',
  'core.deltaBaseCacheLimit': '192m',
  'diff.renameLimit': '1000',
  'diff.renames': 'true',
  'diff.algorithm': 'myers',
  'diff.orderFile': '/dev/null',
  'diff.suppressBlankEmpty': 'false',
}

const forRemote = {
  'protocol.https.allow': 'always',
  'protocol.ssh.allow': 'always',
  'http.followRedirects': 'false',
  // A server that is at work says so every five seconds; one that is silent for two minutes has gone.
  'http.lowSpeedLimit': '1',
  'http.lowSpeedTime': '120',
  'transfer.fsckObjects': 'true',
  'fetch.fsckObjects': 'true',
  'transfer.credentialsInUrl': 'die',
  'transfer.bundleURI': 'false',
}

/** `-c` settings, in the order git reads them. */
export function gitSettings(trust: Trust): string[] {
  const settings = trust === 'read' ? always : { ...always, ...forRemote }
  return Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
}
