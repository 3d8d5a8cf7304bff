/**
 * Pairs that nobody is surprised by: a file and its test, a header and its implementation, manifests that are raised
 * together. They are told with the rule that knows them, so that a reader can pass over them.
 */

export interface Named {
  path: string
  /** Of a file; directories have none. */
  class?: string | undefined
}

/** Gives the rule in words, or null when nothing says that the two belong together. Each file's name is taken apart once. */
export function expectations(): (one: Named, other: Named) => string | null {
  const known = new Map<string, Parts>()
  const partsOf = (named: Named): Parts => {
    const parts = known.get(named.path) ?? takenApart(named)
    known.set(named.path, parts)
    return parts
  }
  return (first, second) => {
    const [one, other] = [partsOf(first), partsOf(second)]
    return rules.find(([, holds]) => holds(one, other) || holds(other, one))?.[0] ?? null
  }
}

/** The same for directories: one inside the other, or a folder of tests beside what they test. */
export function expectedDirectories(one: string, other: string): string | null {
  if (isInside(one, other) || isInside(other, one)) return 'one is inside the other'
  const [bare, otherBare] = [withoutTestParts(one), withoutTestParts(other)]
  const isMirrored =
    isTestPath(one) !== isTestPath(other) &&
    (bare === '' ||
      otherBare === '' ||
      bare === otherBare ||
      (lastPart(bare) !== '' && lastPart(bare) === lastPart(otherBare)))
  return isMirrored ? 'tests and what they test' : null
}

interface Parts {
  path: string
  folder: string
  name: string
  stem: string
  /** Without dashes, so that other ways to part words are the same. */
  letters: string
  extension: string
  isTest: boolean
  isDocs: boolean
  isHeader: boolean
  isManifest: boolean
  isChangelog: boolean
  isBuildFile: boolean
  isIndex: boolean
  /** The path with `*` for what may be a language; null for what is no text to be translated. */
  anyLanguage: string | null
}

const headers = /^(h|hh|hpp|hxx|d\.ts|d\.mts|d\.cts|mli|fsi|pyi|ads|rbi)$/
const manifests =
  /(^|\/)(package\.json|Cargo\.toml|pom\.xml|go\.mod|setup\.(py|cfg)|pyproject\.toml|build\.gradle(\.kts)?|gradle\.properties|composer\.json|Gemfile|pubspec\.yaml|mix\.exs|[^/]+\.(gemspec|csproj|fsproj|nuspec|podspec)|VERSION|version\.(rb|py|go|ts|js|txt|h)|gem_version\.rb|_version\.py|GIT-VERSION-GEN|lerna\.json|Directory\.Build\.props)$/
const changelogs =
  /(^|\/)(CHANGELOG|CHANGES|NEWS|HISTORY|RELEASES?|RELEASE[-_]?NOTES|RelNotes|whats?new|upgrading)([-_.][^/]*)?$|(^|\/)(RelNotes|changelogs?|\.changeset|changes|newsfragments)\//i
const buildFiles =
  /(^|\/)(Makefile(\.[a-z]+)?|[^/]+\.mk|makefile|CMakeLists\.txt|meson\.build|BUILD(\.bazel)?|configure\.ac|[^/]+\.(sln|vcxproj|pbxproj|gyp|gypi|cmake)|dune|Android\.bp)$/
const indexes = /(^|\/)(index\.[cm]?[jt]sx?|mod\.rs|lib\.rs|__init__\.py|doc\.go)$/
/** Names that every folder has, so that they say nothing outside their own. */
const commonStems = new Set([
  '',
  'index',
  'main',
  'mod',
  'lib',
  'init',
  '__init__',
  'utils',
  'util',
  'helpers',
  'types',
  'readme',
  'config',
  'common',
  'app',
  'test',
  'tests',
  'package',
])

const rules: readonly (readonly [string, (one: Parts, other: Parts) => boolean])[] = [
  ['translations of one text', areTranslations],
  [
    'a test and what it tests',
    (one, other) =>
      one.isTest && !other.isTest && (areNamesakes(one, other) || namesIt(one, other)),
  ],
  [
    'a header and its implementation',
    (one, other) => one.isHeader && !other.isHeader && areNamesakes(one, other),
  ],
  [
    'a documentation page and what it describes',
    (one, other) => one.isDocs && !other.isDocs && areNamesakes(one, other),
  ],
  [
    'parts of one component',
    (one, other) =>
      one.folder === other.folder && one.stem === other.stem && one.extension !== other.extension,
  ],
  [
    'tests in one folder',
    (one, other) => one.isTest && other.isTest && one.folder === other.folder,
  ],
  [
    'one name in two folders',
    (one, other) => one.name === other.name && !commonStems.has(one.stem),
  ],
  ['manifests that are raised together', (one, other) => one.isManifest && other.isManifest],
  ['a changelog is written with each change', (one) => one.isChangelog],
  ['two build files that list the same', (one, other) => one.isBuildFile && other.isBuildFile],
  [
    'a build file and what it lists',
    (one, other) => one.isBuildFile && isInside(other.path, one.folder),
  ],
  ['an index and what it lists', (one, other) => one.isIndex && isInside(other.path, one.folder)],
]

/** The same name but for marks; names that every folder has must also stand in the same place. */
function areNamesakes(one: Parts, other: Parts): boolean {
  if (commonStems.has(one.stem) || commonStems.has(other.stem))
    return (
      one.stem === other.stem && withoutTestParts(one.folder) === withoutTestParts(other.folder)
    )
  return one.stem === other.stem || isTail(one.stem, other.stem) || isTail(other.stem, one.stem)
}

/** add-interactive of git-add-interactive. */
function isTail(stem: string, of: string): boolean {
  return of.endsWith(`-${stem}`)
}

/** customElement.spec.ts names apiCustomElement.ts; shorter names would be found in too many. */
function namesIt(test: Parts, other: Parts): boolean {
  const [short, long] =
    test.letters.length < other.letters.length
      ? [test.letters, other.letters]
      : [other.letters, test.letters]
  return short.length >= 6 && !commonStems.has(short) && long.includes(short)
}

/** en.json and de.json, README.md and README.fr.md: the same but for a language. */
function areTranslations(one: Parts, other: Parts): boolean {
  if (one.anyLanguage === null || other.anyLanguage === null || one.path === other.path)
    return false
  return (
    one.anyLanguage === other.anyLanguage || one.anyLanguage.replace(/[._-]\*/, '') === other.path
  )
}

const texts = /^(json|ya?ml|po|properties|mdx?|rst|txt|strings|xml|resx|arb|html?)$/
const languages =
  'ar bg bn ca cs da de el en es et fa fi fr ga gl he hi hr hu id is it ja ko lt lv ms nb nl nn no pl pt ro ru sk sl sr sv th tr uk vi zh'.replaceAll(
    ' ',
    '|',
  )
const language = new RegExp(`(^|[./_-])(${languages})([-_][A-Za-z]{2,4})?(?=[./]|$)`, 'g')

function takenApart({ path, class: known }: Named): Parts {
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1)
  const dot = name.indexOf('.', 1)
  const extension =
    dot < 0
      ? ''
      : name
          .slice(dot + 1)
          .replace(/^(test|spec|tests|specs|stories|story|module|component|styles?)\./, '')
  const stem = stemOf(dot < 0 ? name : name.slice(0, dot))
  return {
    path,
    folder: slash < 0 ? '' : path.slice(0, slash),
    name,
    stem,
    letters: stem.replaceAll('-', ''),
    extension,
    isTest: known === 'test',
    isDocs: known === 'docs',
    isHeader: headers.test(extension),
    isManifest: manifests.test(path),
    isChangelog: changelogs.test(path),
    isBuildFile: buildFiles.test(path),
    isIndex: indexes.test(path),
    anyLanguage: texts.test(name.slice(name.lastIndexOf('.') + 1))
      ? path.replace(language, '$1*')
      : null,
  }
}

/** What a file is about: its name without the marks of a test. */
function stemOf(name: string): string {
  return name
    .replace(/^(test[-_]|t\d{3,5}-)/, '')
    .replace(/([-_](test|spec|tests|specs|unittest)|(?<=[a-z0-9])(Tests?|Spec|IT))$/, '')
    .toLowerCase()
    .replaceAll('_', '-')
}

function isInside(path: string, folder: string): boolean {
  return folder === '' || folder === '.' ? path !== folder : path.startsWith(`${folder}/`)
}

const testPart =
  /^(tests?|__tests__|specs?|testing|testdata|fixtures|e2e|t|src|main|java|lib|source)$/

function withoutTestParts(path: string): string {
  return path
    .split('/')
    .filter((part) => !testPart.test(part))
    .join('/')
}

function isTestPath(path: string): boolean {
  return path.split('/').some((part) => /^(tests?|__tests__|specs?|testing|e2e|t)$/.test(part))
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
