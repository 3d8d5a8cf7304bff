/** U1 to U4, U6 and U7 as people (or programs) would type them: where a repository, a branch or a path is asked for. */

/** U1: addresses of transports that must not be used, each to be refused with `git.url.protocol`. */
export const hostileTransports: readonly string[] = [
  ...[
    'ext::sh -c touch% canary',
    'ext::git-upload-pack',
    'fd::7',
    'fd::7,8/x',
    'testgit::/x',
    '::x',
    'x::y',
    'git-remote-ext::x',
  ],
  ...[
    'git@-oProxyCommand=touch canary:y',
    '-oProxyCommand=x:y',
    'ssh://-oProxyCommand=touch%20canary/y',
    'ssh://user@-oX/y',
  ],
  ...[
    'git+ssh://-oX/y',
    'ssh+git://-oX/y',
    '--upload-pack=touch canary',
    '-u./canary',
    '--config=core.fsmonitor=x',
    '-c',
    '--',
  ],
  ...[
    'ftp://example.org/r',
    'ftps://example.org/r',
    'rsync://example.org/r',
    'gopher://example.org/r',
    'javascript:alert(1)',
  ],
  ...[
    'data:text/plain,x',
    'HTTPS+EXT://x',
    'http::https://example.org/r',
    'about:blank',
    'unix:/x',
    'jar:file:/x',
  ],
]

/** U1, which only the person at the command line may name: through any other door they are refused as well. */
export const localAddresses: readonly string[] = [
  'file:///etc',
  'file://localhost/etc',
  '/etc',
  './x',
  '../x',
  '..\\x',
  'C:\\x',
  '~root/x',
  '\\\\host\\share',
]

/** U2: addresses with a secret in them; refused, and the secret (always `s3cret`) is in no output. */
export const addressesWithSecrets: readonly string[] = [
  ...[
    'https://user:s3cret@example.org/r',
    'https://s3cret@example.org/r',
    'https://:s3cret@example.org/r',
    'https://user:s3cret%40@example.org/r',
  ],
  ...[
    'https://x-access-token:s3cret@example.org/r.git',
    'HTTPS://user:s3cret@EXAMPLE.org/r',
    'ssh://user:s3cret@example.org/r',
  ],
  ...[
    'https://example.org/r?token=s3cret',
    'https://example.org/r#s3cret',
    'https://user:s3cret@example.org:99999/r',
  ],
]

/** U3: what is no address at all, each to be refused with `git.url.invalid`. */
export const invalidAddresses: readonly string[] = [
  ...[
    'https://',
    'https:///r',
    'https://exa mple.org/r',
    'https://example.org/a\nb',
    'https://example.org/a\tb',
    'https://example.org/%0ab',
  ],
  ...[
    'https://example.org/%00',
    'https://example.org/a\0b',
    'https://example.org\\@evil.example/r',
    'https:\\\\example.org\\r',
  ],
  ...[
    'https://example.org/\u202etig.r',
    'https://ex\u0430mple.org/r',
    'https://example.org:22/r',
    'https://example.org:6379/r',
  ],
  ...[
    'https://example.org:0/r',
    'https://example.org:65536/r',
    'https://example.org:-1/r',
    'https://[::1/r',
    'https://[::1%25lo]/r',
    'https://example.org/%zz',
    'https://example.org/r%',
    'file:///etc#x',
    'file:///etc?x',
    'file:///etc/%zz',
  ],
  `https://example.org/${'r'.repeat(10_240)}`,
]

/**
 * U4: hosts of the own network, in the spellings that are used to hide them. Only a person at the command line can name an
 * address, and they may clone from their own network; any other door must refuse these with `net.blocked_address`.
 */
export const ownNetworkAddresses: readonly string[] = [
  'https://localhost/r',
  'https://127.0.0.1/r',
  'https://0x7f.1/r',
  'https://2130706433/r',
  'https://[::1]/r',
  'https://[::ffff:127.0.0.1]/r',
  'https://10.0.0.7/r',
  'https://192.168.1.2/r',
  'https://169.254.169.254/r',
  'ssh://git@10.0.0.7/r',
]

/** U6: what may be typed for a branch. None names one in an ordinary repository: `git.ref.invalid`, or a literal match only. */
export const hostileRevisions: readonly string[] = [
  ...[
    '-x',
    '--output=canary',
    '--all',
    '--branches',
    '--stdin',
    '--no-index',
    '-Ocanary',
    '--contents=/etc/passwd',
    '--',
    '-',
    '',
  ],
  ...[
    'a..b',
    'main...main',
    '^main',
    'main^',
    'main~1',
    'main^{tree}',
    'HEAD^{/re}',
    ':/text',
    ':0:normal.txt',
    'main:normal.txt',
  ],
  ...[
    '@',
    '@{-1}',
    '@{u}',
    'main@{0}',
    'main@{yesterday}',
    'main@{1.day.ago}',
    'v1-0-gabcdef0',
    'refs/heads/x.lock',
    'refs/heads/',
    '/',
  ],
  ...[
    '../../../etc/passwd',
    'main\0',
    'main\n',
    ' main',
    'main ',
    '*',
    'ma?n',
    '[m]ain',
    '$(touch canary)',
    '`touch canary`',
    'a;b',
  ],
  ...['\u202eniam', '\ud800', '0'.repeat(40), 'f'.repeat(64), 'deadbee', 'x'.repeat(5_000)],
]

/** U7: what may be typed for a path. Each is a literal path that is not there, save the last, which is invalid. */
export const hostilePaths: readonly string[] = [
  ...[
    ':(exclude)*',
    ':!a',
    ':^a',
    ':(top)normal.txt',
    ':(glob)**',
    ':(icase)NORMAL.TXT',
    ':(attr:x)',
    ':/',
    ':',
  ],
  ...[
    '../x',
    '..',
    '/etc/passwd',
    './normal.txt/../normal.txt',
    '*',
    '**',
    'n*',
    'normal.tx?',
    '[n]ormal.txt',
    '%',
    '_ormal.txt',
    '\\',
  ],
  ...[
    '-x',
    '--output=canary',
    "' or '1'='1",
    "'; drop table path; --",
    '\u202etxt',
    'x'.repeat(5_000),
    'normal.txt/',
  ],
  'normal\0.txt',
]
