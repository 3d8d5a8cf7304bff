/**
 * What kind of file a path is. Generated, vendored, lock and binary files are facts but not findings; a repository's own
 * .gitattributes (linguist-generated, linguist-vendored, linguist-documentation) is believed before the names below.
 */

export const classes = [
  'source',
  'test',
  'docs',
  'config',
  'generated',
  'vendored',
  'lock',
  'binary',
  'link',
  'submodule',
] as const
export type FileClass = (typeof classes)[number]

/** Classes that findings leave out. */
export const notFindings: readonly FileClass[] = [
  'generated',
  'vendored',
  'lock',
  'binary',
  'link',
  'submodule',
]

/** Of them, those that a machine writes or somebody else: a change that holds one may be about it alone. */
export const notByHand: readonly FileClass[] = ['generated', 'vendored', 'lock']

/** The names, in the order they are tried. After github-linguist's vendor.yml and generated.rb, cut to what teams meet. */
const namePatterns: readonly (readonly [FileClass, RegExp])[] = [
  [
    'lock',
    /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|Gemfile\.lock|composer\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|go\.sum|flake\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|packages\.lock\.json|gradle\.lockfile|deno\.lock)$/,
  ],
  [
    'vendored',
    /(^|\/)(node_modules|bower_components|vendor|vendors|third[_-]?party|3rdparty|external|externals|Godeps|Pods|Carthage|jspm_packages)\//,
  ],
  [
    'vendored',
    /(^|\/)(gradlew|gradlew\.bat|mvnw|mvnw\.cmd)$|(^|\/)\.yarn\/(releases|plugins|sdks)\//,
  ],
  [
    'generated',
    /\.(min|bundle)\.(js|css|mjs)$|\.(js|css)\.map$|\.pb\.(go|cc|h|rb)$|_pb2(_grpc)?\.pyi?$|\.pb\.gw\.go$|\.g\.(dart|cs)$|\.designer\.cs$|\.generated\.[a-z]+$|(^|\/)zz_generated\.|(^|\/)__generated__\/|\.snap$|\.po$|\.pot$/i,
  ],
  ['generated', /(^|\/)(dist|build\/generated|generated)\//],
  [
    // Images are drawn, not written: those that happen to be text as well.
    'binary',
    /\.(png|jpe?g|gif|ico|webp|avif|bmp|tiff?|pdf|zip|gz|tgz|bz2|xz|7z|jar|war|class|so|dll|exe|dylib|a|o|woff2?|ttf|otf|eot|mp[34]|wav|ogg|mov|webm|wasm|psd|sqlite|db|bin|dat|pyc|svgz?|ai|eps|sketch|fig|xcf|xd|heic|jxl|icns|cur)$/i,
  ],
  [
    'test',
    /(^|\/)(tests?|__tests__|specs?|testing|testdata|fixtures|e2e|cypress|t)\/|(^|\/)test_[^/]*\.py$|_test\.(go|py|rb|exs|cc|cpp|c|ts|dart)$|[._-](test|spec)s?\.[cm]?[jt]sx?$|Tests?\.(java|kt|cs|swift|scala|php)$|_spec\.rb$/,
  ],
  ['docs', /\.(md|mdx|markdown|rst|adoc|asciidoc|org|tex|txt)$|(^|\/)(docs?|documentation|man)\//i],
  // In capitals with what they are for behind, as LICENSE-MIT; src/changes.ts and src/notices.ts are code.
  [
    'docs',
    /(^|\/)((UN)?LICEN[CS]E([._-][^/]*)?|README|COPYING|COPYRIGHT|PATENTS|NOTICE|CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES|AUTHORS|CONTRIBUTORS|CONTRIBUTING|MAINTAINERS|CREDITS|THANKS|TODO|INSTALL|UPGRADING|SECURITY|SUPPORT|CODE_OF_CONDUCT)([._-][A-Z0-9][A-Z0-9._-]*)?$|(^|\/)(readme|(un)?licen[cs]e|copying|changelog)$/,
  ],
  [
    'config',
    /\.([ct]sv|ya?ml|toml|json|json5|jsonc|ini|cfg|conf|properties|lock|xml|plist|editorconfig|env)$|(^|\/)\.[^/]+$|(^|\/)(Dockerfile|Makefile|CMakeLists\.txt|CODEOWNERS|OWNERS|VERSION|go\.(mod|work))$/,
  ],
]

export function classOf(path: string): FileClass {
  return namePatterns.find(([, pattern]) => pattern.test(path))?.[0] ?? 'source'
}

/** Of what lies in a folder with this name: `tests` holds tests, `docs` and `.changeset` documents. */
export function classOfFolder(path: string): FileClass {
  return changelogFolder.test(path) ? 'docs' : classOf(`${path}/x`)
}

/** One file for each change, until a release gathers them. */
const changelogFolder = /(^|\/)\.?(change(log|set|note)s?|newsfragments)(\.d)?$/i
