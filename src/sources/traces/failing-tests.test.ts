/** The output of test runners as it stands in a terminal or a log: which tests failed, and where. */
import { expect, test } from 'vitest'
import { readTrace } from './read-trace.ts'

const failing = (text: string): (string | number | null)[][] =>
  readTrace(text).tests.map(({ name, file, line }) => [name, file, line])

test.each<[string, string, (string | number | null)[][]]>([
  [
    'jest',
    `FAIL src/cart.test.js
  Cart
    ✕ adds an apple (3 ms)

  ● Cart › adds an apple

    expect(received).toBe(expected) // Object.is equality

    Expected: 2
    Received: 1

      at assertTotal (src/assert.js:3:9)
      at Object.<anonymous> (src/cart.test.js:5:17)

Summary of all failing tests
FAIL src/cart.test.js
  ● Cart › adds an apple`,
    [['Cart › adds an apple', 'src/cart.test.js', 5]],
  ],
  [
    'vitest',
    ` ❯ src/cart.test.ts (2 tests | 1 failed) 12ms
   × Cart > adds an apple 4ms

⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯

 FAIL  src/cart.test.ts > Cart > adds an apple
AssertionError: expected 1 to be 2 // Object.is equality
 ❯ total src/cart.ts:60:3
 ❯ src/cart.test.ts:12:5

 FAIL  |unit| src/price.test.ts [ src/price.test.ts ]
Error: Failed to load url ./price.ts`,
    [
      ['Cart > adds an apple', 'src/cart.test.ts', 12],
      ['src/price.test.ts', 'src/price.test.ts', null],
    ],
  ],
  [
    'mocha',
    `  1 passing (5ms)
  2 failing

  1) Cart
       when empty
         adds an apple:

      AssertionError [ERR_ASSERTION]: 1 == 2
      + expected - actual
      at Context.<anonymous> (test/cart.spec.js:9:14)
      at process.processImmediate (node:internal/timers:483:21)

  2) Price costs:
     Error: no price
      at Price.of (lib/price.js:3:11)`,
    [
      ['Cart when empty adds an apple', 'test/cart.spec.js', 9],
      ['Price costs', 'lib/price.js', 3],
    ],
  ],
  [
    'Playwright',
    `  1) [chromium] › tests/cart.spec.ts:3:5 › Cart › adds an apple ───────────

    Error: expect(received).toBe(expected)
        at /app/tests/cart.spec.ts:9:14`,
    [['Cart › adds an apple', 'tests/cart.spec.ts', 3]],
  ],
  [
    'node --test',
    `not ok 1 - adds an apple
  ---
  location: '/app/test/cart.test.js:3:1'
  failureType: 'testCodeFailure'`,
    [['adds an apple', '/app/test/cart.test.js', 3]],
  ],
  [
    'pytest',
    `=================================== FAILURES ===================================
_______________________________ TestCart.test_add _______________________________

    def test_add():
>       assert total() == 2
E       assert 1 == 2
E        +  where 1 = total()

tests/test_cart.py:12: AssertionError
___________________________ test_price[apple-2] ___________________________

tests/test_price.py:7:
_ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _
shop/price.py:3: KeyError
=========================== short test summary info ============================
FAILED tests/test_cart.py::TestCart::test_add - assert 1 == 2
FAILED tests/test_price.py::test_price[apple-2] - KeyError: 'apple'
ERROR tests/test_other.py::test_db - OSError`,
    [
      ['tests/test_cart.py::TestCart::test_add', 'tests/test_cart.py', 12],
      ['tests/test_price.py::test_price[apple-2]', 'tests/test_price.py', 7],
      ['tests/test_other.py::test_db', 'tests/test_other.py', null],
    ],
  ],
  [
    'unittest',
    `======================================================================
FAIL: test_add (tests.test_cart.CartTest.test_add)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "/app/tests/test_cart.py", line 9, in test_add
    self.assertEqual(total(), 2)
AssertionError: 1 != 2`,
    [['tests.test_cart.CartTest.test_add', '/app/tests/test_cart.py', 9]],
  ],
  [
    'go test',
    `=== RUN   TestAdd/apple
    cart_test.go:12: total = 1, want 2
--- FAIL: TestAdd (0.00s)
    --- FAIL: TestAdd/apple (0.00s)
        cart_test.go:12: total = 1, want 2
FAIL
FAIL	example.org/shop/cart	0.003s`,
    [
      ['TestAdd', null, null],
      ['TestAdd/apple', 'cart_test.go', 12],
    ],
  ],
  [
    'cargo test',
    `test tests::adds ... FAILED

failures:

---- tests::adds stdout ----
thread 'tests::adds' panicked at src/cart.rs:41:9:
assertion \`left == right\` failed`,
    [['tests::adds', 'src/cart.rs', 41]],
  ],
  [
    'surefire',
    `[ERROR] Tests run: 2, Failures: 2, Errors: 0, Skipped: 0, Time elapsed: 0.05 s <<< FAILURE! - in com.acme.CartTest
[ERROR] com.acme.CartTest.adds -- Time elapsed: 0.003 s <<< FAILURE!
org.opentest4j.AssertionFailedError: expected: <2> but was: <1>
	at org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)
	at com.acme.CartTest.adds(CartTest.java:12)
[ERROR] costs(com.acme.PriceTest)  Time elapsed: 0.001 s  <<< ERROR!
[ERROR] Failures:
[ERROR]   CartTest.adds:12 expected: <2> but was: <1>`,
    [
      ['com.acme.CartTest.adds', 'com/acme/CartTest.java', 12],
      ['com.acme.PriceTest.costs', null, null],
    ],
  ],
  [
    'Gradle',
    `com.acme.CartTest > adds() FAILED
    org.opentest4j.AssertionFailedError at CartTest.java:12`,
    [['com.acme.CartTest > adds()', 'CartTest.java', 12]],
  ],
  [
    'dotnet test',
    `[xUnit.net 00:00:00.52]     Acme.CartTests.Adds [FAIL]
  Failed Acme.CartTests.Adds [12 ms]
  Error Message:
   Assert.Equal() Failure
  Stack Trace:
     at Acme.CartTests.Adds() in /src/tests/CartTests.cs:line 12
  Failed Acme.PriceTests.Costs(name: "apple") [< 1 ms]`,
    [
      ['Acme.CartTests.Adds', '/src/tests/CartTests.cs', 12],
      ['Acme.PriceTests.Costs(name: "apple")', null, null],
    ],
  ],
  [
    'rspec',
    `Failures:

  1) Cart adds an apple
     Failure/Error: expect(cart.total).to eq 2
     # ./spec/cart_spec.rb:9:in \`block (3 levels) in <top (required)>'

Failed examples:

rspec ./spec/cart_spec.rb:7 # Cart adds an apple
rspec './spec/price_spec.rb[1:2:1]' # Price costs`,
    [
      ['Cart adds an apple', './spec/cart_spec.rb', 9],
      ['Price costs', './spec/price_spec.rb', null],
    ],
  ],
  [
    'minitest',
    `Failure:
CartTest#test_add [test/cart_test.rb:9]:
Expected: 2`,
    [['CartTest#test_add', 'test/cart_test.rb', 9]],
  ],
  [
    'phpunit',
    `There were 2 failures:

1) Acme\\Tests\\CartTest::testAdd
Failed asserting that 1 matches expected 2.

/app/src/Assert.php:3
/app/tests/CartTest.php:12

2) Acme\\Tests\\PriceTest::testOf with data set "apple" ('apple')
Failed asserting.

/app/tests/PriceTest.php:7`,
    [
      ['Acme\\Tests\\CartTest::testAdd', '/app/tests/CartTest.php', 12],
      [
        'Acme\\Tests\\PriceTest::testOf with data set "apple" (\'apple\')',
        '/app/tests/PriceTest.php',
        7,
      ],
    ],
  ],
])('%s tells which tests failed, and where', (_, text, expected) => {
  expect(failing(text)).toEqual(expected)
  const logged = text
    .split('\n')
    .map((line) => `2024-05-01T12:34:56.1234567Z ${line}`)
    .join('\r\n')
  expect(failing(logged)).toEqual(expected)
})

test('tests that pass are none that fail', () => {
  const text = ' ✓ src/a.test.ts (3 tests) 5ms\nok  \texample.org/shop\t0.003s\n12 passing (3ms)'
  expect(readTrace(text)).toEqual({ frames: [], errors: [], tests: [] })
})
