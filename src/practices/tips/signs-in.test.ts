/** What words and traces speak of: signs and runtimes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runtimes, signs, type Runtime, type Sign } from './schema-words.ts'
import { readCharsMax, runtimesIn, signsIn } from './signs-in.ts'

const said: Readonly<Record<Sign, readonly string[]>> = {
  'stack-trace': [
    'I have this stack trace',
    'Unhandled promise rejection',
    'NullPointerException: x',
  ],
  'failing-test': ['Two tests fail', 'AssertionError: expected 3 to be 4', '3 failed, 12 passed'],
  'wrong-result': ['The total is wrong', 'It prints the wrong numbers', 'An off-by-one at the end'],
  crash: ['It crashes', 'Segmentation fault (core dumped)', 'it exits with code 139', 'SIGSEGV'],
  hang: [
    'It hangs',
    'The job never finishes',
    'Error: timeout of 5000ms',
    'a deadlock',
    'It froze',
  ],
  slow: ['The page is slow', 'CI takes forever', 'The process is at 100% CPU'],
  'flaky-test': [
    'It is flaky',
    'It fails now and then',
    'fails randomly',
    'passes on the second retry',
  ],
  regression: [
    'It worked yesterday',
    'It no longer works',
    'fails since the upgrade',
    'A regression',
  ],
  'works-here': ['It works on my machine', 'It only fails on CI', 'I cannot reproduce it'],
  memory: ['Out of memory', 'java.lang.OutOfMemoryError: Java heap space', 'it was OOM-killed'],
  leak: ['We have a leak', 'memory grows and grows', 'EMFILE: too many open files'],
  race: ['A race condition', 'two requests at the same time', 'a lost update', 'a data race'],
  network: [
    'connect ECONNREFUSED 127.0.0.1:5432',
    '502 Bad Gateway',
    'The TLS handshake',
    'a DNS thing',
  ],
  permission: ['Permission denied', "EACCES: permission denied, open '/x'", '403 Forbidden'],
  environment: ['In Docker it is other', 'bash: foo: command not found', 'Setting up a machine'],
  configuration: ['The setting has no effect', 'a feature flag', 'It is in the .env'],
  build: ['The build is broken', 'undefined reference to foo', 'error TS2322'],
  dependency: ["Cannot find module 'x'", 'ModuleNotFoundError', 'We bumped the library version'],
  data: ['Only for one customer', 'Some rows are bad', 'Unexpected token < in JSON at position 0'],
  encoding: ['umlauts are odd', 'UnicodeDecodeError', 'It is not UTF-8', 'CRLF'],
  'time-and-zones': ['The time zone is off', 'It is one hour late', 'since daylight saving time'],
  interface: ['The button is not visible', 'a blank page', 'The layout overflows'],
  'unknown-code': ['I do not know this module', 'It is legacy code', 'no idea where to look'],
  stuck: ['I am stuck', 'I tried nearly everything', 'Nothing helps', 'It makes no sense'],
}

test.for(signs)('%s is heard', (sign) => {
  for (const text of said[sign])
    expect(
      signsIn(text).map((one) => one.sign),
      text,
    ).toContain(sign)
})

test('what speaks of nothing known is told nothing, and parts of words do not count', () => {
  for (const text of ['', 'The weather is fine.', 'Slowenien', 'Bracelets and tracery', 'changed'])
    expect(signsIn(text), text).toEqual([])
})

const traces: Readonly<Partial<Record<Runtime, string>>> = {
  node: `TypeError: Cannot read properties of undefined (reading 'id')
    at toRow (/app/src/rows.ts:12:17)
    at Array.map (<anonymous>)
    at async file:///app/src/main.mjs:4:1`,
  python: `Traceback (most recent call last):
  File "/app/main.py", line 3, in <module>
    total(rows)
KeyError: 'price'`,
  java: `Exception in thread "main" java.lang.IllegalStateException: no
\tat org.example.Shop.total(Shop.java:41)
\tat java.base/java.lang.Thread.run(Thread.java:840)`,
  go: `panic: runtime error: index out of range [3] with length 3

goroutine 1 [running]:
main.total(...)
\t/app/main.go:14 +0x1d`,
  rust: `thread 'main' panicked at src/main.rs:4:10:
called \`Result::unwrap()\` on an \`Err\` value: 3`,
  dotnet: `Unhandled exception. System.InvalidOperationException: no
   at Shop.Orders.Total(Int32 id) in /app/Orders.cs:line 22`,
  ruby: `app/models/order.rb:14:in 'total': undefined method 'price' for nil (NoMethodError)`,
  php: `PHP Fatal error:  Uncaught Error: Call to a member function id() on null in /app/a.php:3
#0 /app/b.php(12): total()`,
}

test('a trace of each runtime is known for one, and for where it ran', () => {
  for (const [runtime, trace] of Object.entries(traces)) {
    expect(
      signsIn(trace).map(({ sign }) => sign),
      runtime,
    ).toContain('stack-trace')
    expect(runtimesIn(trace), runtime).toEqual([runtime])
  }
})

test('any text is read, and what is told of it stands in its beginning', () => {
  const pieces = [
    ...Object.values(said).flat(),
    ...Object.values(traces),
    'a',
    '…',
    '\n',
    '('.repeat(99),
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
      const text = parts.join(' ')
      const read = text.slice(0, readCharsMax).replaceAll(/\s+/g, ' ').toLowerCase()
      for (const { words } of signsIn(text)) for (const word of words) expect(read).toContain(word)
      for (const runtime of runtimesIn(text)) expect(runtimes).toContain(runtime)
    }),
    { numRuns: 50 },
  )
})
