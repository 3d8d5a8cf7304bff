/** What a project depends on, as its files say it; the samples are written as their tools write them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dependenciesIn, isCalled, isManifest } from './manifest.ts'
import { processorMs } from '../../../test/processor-time.ts'

test.each([
  [
    'web/package.json',
    `{"name":"x","dependencies":{"react":"^19"},"devDependencies":{"@types/node":"24"},"scripts":{"moment":"x"}}`,
    ['react', '@types/node'],
  ],
  ['package.json', '{"dependencies":["a"]}', []],
  [
    'go.mod',
    'module example.org/x\n\nrequire github.com/a/b v1.2.3\n\nrequire (\n\tgolang.org/x/sys v0.1.0 // indirect\n\t// gone.org/x v1\n)\nreplace a.org/x => ../x\n',
    ['github.com/a/b', 'golang.org/x/sys'],
  ],
  [
    'Cargo.toml',
    '[package]\nname = "x"\n[dependencies]\nserde = { version = "1", features = ["derive"] } # of old\nold = { package = "new-name", version = "1" }\n[dependencies.tokio]\nversion = "1"\n[target.\'cfg(unix)\'.dependencies]\nlibc = "0.2"\n[dev-dependencies]\nproptest.workspace = true\n[features]\ndefault = ["serde"]\n',
    ['serde', 'old', 'new-name', 'tokio', 'libc', 'proptest'],
  ],
  [
    'pyproject.toml',
    '[project]\nname = "x"\ndependencies = [\n  "Flask>=2",  # web\n  "requests[socks] ; python_version > \'3\'",\n]\n[project.optional-dependencies]\ntest = ["pytest"]\n[tool.poetry.dependencies]\npython = "^3"\ndjango = "5"\n[dependency-groups]\ndev = ["ruff"]\n[tool.other]\nignored = ["numpy"]\n',
    ['Flask', 'requests', 'pytest', 'django', 'ruff'],
  ],
  [
    'requirements-dev.txt',
    '# pinned\nFlask==2.0\n-r other.txt\n--hash=x\nhttps://example.org/x.whl\n./local\npytest-cov ; x\n',
    ['Flask', 'pytest-cov'],
  ],
  [
    'pom.xml',
    '<project><parent><groupId>o.s</groupId><artifactId>boot</artifactId></parent><!-- <dependency><artifactId>no</artifactId></dependency> --><dependencies><dependency>\n<groupId> junit </groupId><artifactId>junit</artifactId></dependency></dependencies></project>',
    ['junit:junit', 'o.s:boot'],
  ],
  [
    'app/build.gradle.kts',
    'plugins {\n  id("com.android.application")\n}\ndependencies {\n  implementation("io.ktor:ktor-core:3.0")\n  testImplementation \'junit:junit:4\'\n  // api("a:b:1")\n  implementation(platform("a.b:bom:1"))\n  compile group: \'org.x\', name: \'y\', version: \'1\'\n}\n',
    ['com.android.application', 'io.ktor:ktor-core', 'junit:junit', 'a.b:bom', 'org.x:y'],
  ],
  [
    'gradle/libs.versions.toml',
    '[versions]\nk = "1"\n[libraries]\na = { module = "io.a:b", version.ref = "k" }\nc = { group = "io.c", name = "d" }\ne = "io.e:f:1.0"\n[plugins]\np = "x:y"\n',
    ['io.a:b', 'io.c:d', 'io.e:f'],
  ],
])('%s', (path, text, names) => {
  expect(isManifest(path)).toBe(true)
  expect(dependenciesIn(path, text)).toEqual(names)
  expect(dependenciesIn(path, text.replaceAll('\n', '\r\n'))).toEqual(names)
})

test('what cannot be understood says nothing, not that nothing is needed', () => {
  for (const text of ['{', '', '[]', '"x"'])
    expect(dependenciesIn('package.json', text)).toBe(undefined)
  expect(dependenciesIn('package.json', '{}')).toEqual([])
})

test('what is carried along is no manifest of the project, and neither is anything else', () => {
  for (const path of ['node_modules/a/package.json', 'x/vendor/b/go.mod', 'package-lock.json', 'a'])
    expect(isManifest(path)).toBe(false)
})

test('a name is found however it is written', () => {
  expect(isCalled('Flask_Login', 'flask-login')).toBe(true)
  expect(isCalled('junit:junit', 'junit')).toBe(true)
  expect(isCalled('junit:junit', 'x:junit')).toBe(false)
  expect(isCalled('react', 'react-dom')).toBe(false)
})

test('no text makes a reader throw, or takes it long', () => {
  const names = ['package.json', 'go.mod', 'Cargo.toml', 'pyproject.toml', 'pom.xml', 'b.gradle']
  const signs = fc.string({
    unit: fc.constantFrom(...'[]"\'=#<->a: \n\\{}(),'.split('')),
    maxLength: 300,
  })
  fc.assert(
    fc.property(fc.constantFrom(...names, 'requirements.txt'), signs, (path, text) => {
      dependenciesIn(path, text)
    }),
  )
  const spent = processorMs(() => {
    for (const sign of [
      '[',
      '<dependency>',
      '<!--',
      '"',
      'a',
      '(',
      ' ',
      "'",
      'require (\n',
      'x = [',
      'x = [\n',
    ])
      for (const path of names) dependenciesIn(path, sign.repeat(200_000 / sign.length))
  })
  expect(spent).toBeLessThan(5_000)
})
