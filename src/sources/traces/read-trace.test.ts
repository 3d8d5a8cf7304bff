/** Traces as people paste them: of eight runtimes, out of terminals, containers and CI. The words are ours, the forms are the runtimes'. */
import { expect, test } from 'vitest'
import type { Frame } from './frame.ts'
import { readTrace } from './read-trace.ts'

const places = (text: string): (string | number | null)[][] =>
  readTrace(text).frames.map(({ runtime, file, line, function: name }) => [
    runtime,
    file,
    line,
    name,
  ])

test('Node tells functions, async ones, methods under another name, eval, and what it runs itself', () => {
  const text = `/srv/app/src/cart.js:12
    throw new TypeError('no price')
    ^

TypeError: no price
    at addItem (/srv/app/src/cart.js:12:11)
    at Cart.add [as put] (/srv/app/src/cart.js:30:5)
    at new Shop (file:///srv/app/src/shop%20front.mjs:4:9)
    at async Promise.all (index 0)
    at async Server.<anonymous> (C:\\app\\src\\server.ts:8:3)
    at async file:///srv/app/src/main.js:3:1
    at eval (eval at <anonymous> (/srv/app/src/rules.js:9:3), <anonymous>:1:7)
    at Array.map (<anonymous>)
    at processTicksAndRejections (node:internal/process/task_queues:105:5)
    at webpack:///./src/util.ts?9f3a:7:2
    at Object.<anonymous> (webpack-internal:///(rsc)/./app/page.tsx:10:8) {
  [cause]: Error [ERR_NO_DB]: no database
      at connect (/srv/app/node_modules/pg/lib/client.js:61:11)
}`
  expect(places(text)).toEqual([
    ['node', '/srv/app/src/cart.js', 12, null],
    ['node', '/srv/app/src/cart.js', 12, 'addItem'],
    ['node', '/srv/app/src/cart.js', 30, 'Cart.add'],
    ['node', '/srv/app/src/shop front.mjs', 4, 'new Shop'],
    ['node', null, null, 'Promise.all'],
    ['node', 'C:\\app\\src\\server.ts', 8, 'Server.<anonymous>'],
    ['node', '/srv/app/src/main.js', 3, null],
    ['node', '/srv/app/src/rules.js', 9, null],
    ['node', null, null, 'Array.map'],
    ['node', 'node:internal/process/task_queues', 105, 'processTicksAndRejections'],
    ['node', 'src/util.ts', 7, null],
    ['node', 'app/page.tsx', 10, null],
    ['node', '/srv/app/node_modules/pg/lib/client.js', 61, 'connect'],
  ])
  expect(readTrace(text).errors).toEqual([
    { type: 'TypeError', message: 'no price' },
    { type: 'Error', message: 'no database' },
  ])
})

test('Python tells the outermost call first; chained errors, carets, groups and notebooks are read', () => {
  const text = `Traceback (most recent call last):
  File "/app/shop/cart.py", line 41, in total
    return prices[item]
           ~~~~~~^^^^^^
KeyError: 'apple'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/main.py", line 9, in <module>
    run()
  File "/usr/lib/python3.12/runpy.py", line 88, in _run_code
    exec(code, run_globals)
  File "<frozen importlib._bootstrap>", line 1387, in _gcd_import
  |   File "/app/shop/tasks.py", line 3, in Work.go
File ~/notebooks/shop/price.py:7, in price(item, at)
shop.errors.NoPrice: no price for apple
  File "shop/broken.py", line 2
    def f(:
          ^
SyntaxError: invalid syntax`
  expect(places(text)).toEqual([
    ['python', '/app/shop/cart.py', 41, 'total'],
    ['python', '/app/main.py', 9, null],
    ['python', '/usr/lib/python3.12/runpy.py', 88, '_run_code'],
    ['python', null, null, '_gcd_import'],
    ['python', '/app/shop/tasks.py', 3, 'Work.go'],
    ['python', '~/notebooks/shop/price.py', 7, 'price'],
    ['python', 'shop/broken.py', 2, null],
  ])
  expect(readTrace(text).errors).toEqual([
    { type: 'KeyError', message: "'apple'" },
    { type: 'shop.errors.NoPrice', message: 'no price for apple' },
    { type: 'SyntaxError', message: 'invalid syntax' },
  ])
})

test('Java tells the package, modules, causes, what was suppressed, and Kotlin within', () => {
  const text = `Exception in thread "main" com.acme.shop.CartException: no price
	at com.acme.shop.Cart.add(Cart.java:41)
	at com.acme.shop.Cart$Line.<init>(Cart.java:90)
	at com.acme.shop.Main.lambda$main$0(Main.java:12) ~[classes/:na]
	at java.base/java.util.ArrayList.forEach(ArrayList.java:1596)
	at app//com.acme.shop.MainKt$main$1.invokeSuspend(Main.kt:3)
	at org.springframework.web.Filter.doFilter(Filter.java:101) ~[spring-web-6.1.jar:6.1]
	at java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Native Method)
	at com.acme.shop.Price$$EnhancerBySpring.of(<generated>)
	Suppressed: java.io.IOException: closed
		at com.acme.shop.Store.close(Store.java:7)
Caused by: java.lang.NullPointerException: Cannot invoke "String.length()"
	at com.acme.shop.Price.of(Price.java:5)
	... 12 more`
  expect(places(text)).toEqual([
    ['java', 'com/acme/shop/Cart.java', 41, 'com.acme.shop.Cart.add'],
    ['java', 'com/acme/shop/Cart.java', 90, 'com.acme.shop.Cart$Line.<init>'],
    ['java', 'com/acme/shop/Main.java', 12, 'com.acme.shop.Main.lambda$main$0'],
    ['java', 'java/util/ArrayList.java', 1596, 'java.util.ArrayList.forEach'],
    ['java', 'com/acme/shop/Main.kt', 3, 'com.acme.shop.MainKt$main$1.invokeSuspend'],
    ['java', 'org/springframework/web/Filter.java', 101, 'org.springframework.web.Filter.doFilter'],
    ['java', null, null, 'jdk.internal.reflect.DirectMethodHandleAccessor.invoke'],
    ['java', null, null, 'com.acme.shop.Price$$EnhancerBySpring.of'],
    ['java', 'com/acme/shop/Store.java', 7, 'com.acme.shop.Store.close'],
    ['java', 'com/acme/shop/Price.java', 5, 'com.acme.shop.Price.of'],
  ])
  expect(readTrace(text).errors).toEqual([
    { type: 'com.acme.shop.CartException', message: 'no price' },
    { type: 'java.io.IOException', message: 'closed' },
    { type: 'java.lang.NullPointerException', message: 'Cannot invoke "String.length()"' },
  ])
})

test('Go tells the function above its place, who began a goroutine, and places of failing checks', () => {
  const text = `panic: runtime error: index out of range [1] with length 0

goroutine 8 [running]:
example.org/shop/pkg/cart.(*Cart).Add(0xc00029c450, {{0x6f8b40, 0xc0002f8210}, {0x0, 0x4}})
	/home/runner/work/shop/pkg/cart/cart.go:41 +0x189
main.main.func1(...)
	/home/runner/work/shop/cmd/main.go:12
created by main.main in goroutine 1
	/home/runner/work/shop/cmd/main.go:11 +0x6b
runtime.gopark(0x0?, 0x0?)
	/usr/local/go/src/runtime/proc.go:398 +0xce fp=0xc00003e750 sp=0xc00003e730 pc=0x438dae
exit status 2`
  expect(places(text)).toEqual([
    ['go', '/home/runner/work/shop/pkg/cart/cart.go', 41, 'example.org/shop/pkg/cart.(*Cart).Add'],
    ['go', '/home/runner/work/shop/cmd/main.go', 12, 'main.main.func1'],
    ['go', '/home/runner/work/shop/cmd/main.go', 11, 'main.main'],
    ['go', '/usr/local/go/src/runtime/proc.go', 398, 'runtime.gopark'],
  ])
  expect(readTrace(text).errors).toEqual([
    { type: 'panic', message: 'runtime error: index out of range [1] with length 0' },
  ])
})

test('Rust tells its panic in the old form and in the new one, and functions above their places', () => {
  const text = `thread 'main' panicked at 'no price', src/cart.rs:41:9
thread 'tokio-runtime-worker' (4711) panicked at crates/shop/src/price.rs:5:10:
called \`Option::unwrap()\` on a \`None\` value
stack backtrace:
   0: rust_begin_unwind
             at /rustc/82e1608dfa6e0b5569232559e3d385fea5a93112/library/std/src/panicking.rs:645:5
   1:     0x55c9ddf3d2d8 - shop::cart::Cart::add::h97d231c78fb59832
                               at ./src/cart.rs:41:9
      shop::cart::total
             at ./src/cart.rs:60
   2: shop::main
             at C:\\code\\shop\\src\\main.rs:12:5`
  expect(places(text)).toEqual([
    ['rust', 'src/cart.rs', 41, null],
    ['rust', 'crates/shop/src/price.rs', 5, null],
    [
      ...['rust', '/rustc/82e1608dfa6e0b5569232559e3d385fea5a93112/library/std/src/panicking.rs'],
      ...[645, 'rust_begin_unwind'],
    ],
    ['rust', './src/cart.rs', 41, 'shop::cart::Cart::add'],
    ['rust', './src/cart.rs', 60, 'shop::cart::total'],
    ['rust', 'C:\\code\\shop\\src\\main.rs', 12, 'shop::main'],
  ])
  expect(readTrace(text).errors).toEqual([
    { type: 'panic', message: 'no price' },
    { type: 'panic', message: 'called `Option::unwrap()` on a `None` value' },
  ])
})

test('.NET tells what was written, not what the compiler made of it; in any language, and without symbols', () => {
  const text = `Unhandled exception. System.InvalidOperationException: no price
 ---> System.NullReferenceException: Object reference not set
   at Acme.Shop.Cart.<AddAsync>d__5.MoveNext() in C:\\src\\shop\\Cart.cs:line 41
--- End of stack trace from previous location where exception was thrown ---
   at System.Runtime.CompilerServices.TaskAwaiter.ThrowForNonSuccess(Task task)
   at Acme.Shop.Cart.<>c__DisplayClass4_0.<Total>b__0(Line line) in /src/shop/Cart.cs:line 60
   bei Acme.Shop.Program.Main(String[] args) in C:\\src\\shop\\Program.cs:Zeile 12.
   at Acme.Shop.Store\`1.Get[T](Int32 id) in /_/src/shop/Store.cs:line 7
  at Acme.Shop.Mono.Run () [0x00001] in /src/shop/Mono.cs:3`.replace('12.', '12')
  expect(places(text)).toEqual([
    ['dotnet', 'C:\\src\\shop\\Cart.cs', 41, 'Acme.Shop.Cart.AddAsync'],
    [...['dotnet', null, null], 'System.Runtime.CompilerServices.TaskAwaiter.ThrowForNonSuccess'],
    ['dotnet', '/src/shop/Cart.cs', 60, 'Acme.Shop.Cart.Total'],
    ['dotnet', 'C:\\src\\shop\\Program.cs', 12, 'Acme.Shop.Program.Main'],
    ['dotnet', '/_/src/shop/Store.cs', 7, 'Acme.Shop.Store`1.Get[T]'],
    ['dotnet', '/src/shop/Mono.cs', 3, 'Acme.Shop.Mono.Run'],
  ])
  expect(readTrace(text).errors).toEqual([
    { type: 'System.InvalidOperationException', message: 'no price' },
    { type: 'System.NullReferenceException', message: 'Object reference not set' },
  ])
})

test('Ruby is read with older quotes and newer ones, from the top or from the bottom', () => {
  const text = `app/models/cart.rb:41:in \`add': no price (Shop::PriceError)
	from app/models/cart.rb:60:in \`block (2 levels) in total'
	from C:/shop/lib/shop.rb:12:in 'Shop::Store#get'
	2: from bin/shop:3:in \`<main>'
     # ./spec/cart_spec.rb:9:in 'block (3 levels) in <top (required)>'
     # ./spec/other_spec.rb:19
     # /usr/local/bundle/gems/rspec-core-3.13.0/lib/rspec/core/example.rb:263:in 'run'`
  expect(places(text)).toEqual([
    ['ruby', 'app/models/cart.rb', 41, 'add'],
    ['ruby', 'app/models/cart.rb', 60, 'total'],
    ['ruby', 'C:/shop/lib/shop.rb', 12, 'Shop::Store#get'],
    ['ruby', 'bin/shop', 3, null],
    ['ruby', './spec/cart_spec.rb', 9, null],
    ['ruby', './spec/other_spec.rb', 19, null],
    ['ruby', '/usr/local/bundle/gems/rspec-core-3.13.0/lib/rspec/core/example.rb', 263, 'run'],
  ])
  expect(readTrace(text).errors).toEqual([{ type: 'Shop::PriceError', message: 'no price' }])
})

test('PHP tells who called above whom, what it runs itself, and where it was thrown', () => {
  const text = `PHP Fatal error:  Uncaught Acme\\Shop\\PriceException: no price in /var/www/html/src/Cart.php:41
Stack trace:
#0 /var/www/html/src/Shop.php(12): Acme\\Shop\\Cart->add(Object(Acme\\Shop\\Item), Array)
#1 [internal function]: Acme\\Shop\\Cart::total()
#2 C:\\xampp\\htdocs\\shop\\index.php(3): require()
#3 {main}
  thrown in /var/www/html/src/Cart.php on line 41
PHP   3. PHPUnit_TextUI_Command->run() C:\\work\\vendor\\phpunit\\src\\Command.php:113`
  expect(places(text)).toEqual([
    ['php', '/var/www/html/src/Cart.php', 41, null],
    ['php', '/var/www/html/src/Shop.php', 12, 'Acme\\Shop\\Cart->add'],
    ['php', null, null, 'Acme\\Shop\\Cart::total'],
    ['php', 'C:\\xampp\\htdocs\\shop\\index.php', 3, null],
    ['php', '/var/www/html/src/Cart.php', 41, null],
    ['php', 'C:\\work\\vendor\\phpunit\\src\\Command.php', 113, 'PHPUnit_TextUI_Command->run'],
  ])
  expect(readTrace(text).errors).toEqual([
    { type: 'Acme\\Shop\\PriceException', message: 'no price' },
  ])
})

const colour = (text: string): string => `\u001b[31m${text}\u001b[39m`

test.each<[string, (line: string) => string]>([
  ['GitHub', (line) => `2024-05-01T12:34:56.1234567Z ${line}`],
  ['gh run view --log', (line) => `test\tUNKNOWN STEP\t2024-05-01T12:34:56.1234567Z ${line}`],
  ['GitLab', (line) => `2024-05-01T12:34:56.123456Z 01E ${line}`],
  ['docker compose', (line) => `web-1  | ${line}`],
  ['syslog', (line) => `Mar 12 22:12:09 host app[123]: ${line}`],
  ['colours', (line) => colour(line)],
  ['Maven', (line) => `[ERROR] ${line}`],
  ['a monorepo', (line) => `@acme/shop:test: ${line}`],
  ['Jenkins in a container', (line) => `[2024-05-01T12:34:56.123Z] shop_1 | ${colour(line)}\r`],
])('what %s puts before each line does not hide the trace', (_, logged) => {
  for (const trace of traces) {
    const text = trace.split('\n').map(logged).join('\n')
    const bare = readTrace(trace)
    const { frames, errors } = readTrace(text)
    expect(bare.frames.length).toBeGreaterThan(0)
    const noRaw = (all: readonly Frame[]) => all.map((frame) => ({ ...frame, raw: '' }))
    expect(noRaw(frames)).toEqual(noRaw(bare.frames))
    expect(errors).toEqual(bare.errors)
    for (const { raw } of frames) expect(text).toContain(raw)
  }
})

const traces = [
  'TypeError: no price\n    at addItem (/srv/app/src/cart.js:12:11)\n    at async src/main.ts:3:1',
  'Traceback (most recent call last):\n  File "/app/cart.py", line 41, in total\nKeyError: 1',
  'java.lang.IllegalStateException: no\n\tat com.acme.Cart.add(Cart.java:41)',
  'panic: no\n\ngoroutine 1 [running]:\nmain.f(0x1)\n\t/app/main.go:12 +0x1d',
  "thread 'main' panicked at src/main.rs:5:5:\nno\n   1: shop::f\n             at ./src/main.rs:5:5",
  'System.Exception: no\n   at Acme.Cart.Add() in /src/Cart.cs:line 41',
  "app/cart.rb:41:in 'add': no (RuntimeError)\n\tfrom app/shop.rb:3:in 'go'",
  'PHP Fatal error:  Uncaught E\\NoError: no in /app/a.php:3\n#0 /app/b.php(2): E\\b()',
]

test('compilers, other runners and logs in JSON tell places, too', () => {
  expect(
    places(
      [
        "src/cart.ts(12,5): error TS2322: Type 'string' is not assignable.",
        "src/price.ts:3:9 - error TS2304: Cannot find name 'x'.",
        '  --> src/cart.rs:41:9',
        "src/Cart.cs(12,5): error CS0103: The name 'x' does not exist",
        'Cart:Add () (at Assets/Scripts/Cart.cs:12)',
        'vet: ./cart.go:12:5: undefined: x',
        ' Acme\\Cart->add() at /app/src/Cart.php:12',
        '\tat jdk.internal.misc.Unsafe.park(java.base@21/Native Method)',
        "  location: '/app/test/cart.test.js:3:1'",
        String.raw`{"level":50,"stack":"TypeError: no price\n    at add (/app/src/cart.js:12:11)\n    at /app/src/main.js:3:1","pid":1}`,
        String.raw`{"exc":"Traceback (most recent call last):\n  File \"/app/cart.py\", line 41, in total\nKeyError: 1"}`,
        '2024-05-01T12:34:56.123456789Z stderr F     at up (/app/src/up.js:1:2)',
        '2024-05-01T12:34:56.123456+00:00 app[web.1]:     at dyno (/app/src/dyno.js:1:2)',
        '0|shop  |     at pm (/app/src/pm.js:1:2)',
      ].join('\n'),
    ),
  ).toEqual([
    ['node', 'src/cart.ts', 12, null],
    ['node', 'src/price.ts', 3, null],
    ['rust', 'src/cart.rs', 41, null],
    ['dotnet', 'src/Cart.cs', 12, null],
    ['dotnet', 'Assets/Scripts/Cart.cs', 12, 'Cart:Add'],
    ['go', './cart.go', 12, null],
    ['php', '/app/src/Cart.php', 12, 'Acme\\Cart->add'],
    ['java', null, null, 'jdk.internal.misc.Unsafe.park'],
    ['node', '/app/test/cart.test.js', 3, null],
    ['node', '/app/src/cart.js', 12, 'add'],
    ['node', '/app/src/main.js', 3, null],
    ['python', '/app/cart.py', 41, 'total'],
    ['node', '/app/src/up.js', 1, 'up'],
    ['node', '/app/src/dyno.js', 1, 'dyno'],
    ['node', '/app/src/pm.js', 1, 'pm'],
  ])
})

test('Firefox and Safari tell the name before the address; a mail is no frame', () => {
  const text = `TypeError: item is undefined
global code@http://localhost:5173/src/main.tsx?t=17:1:1
total/<@http://localhost:5173/src/cart.tsx?t=17:3:10
async*load@webpack:///./src/load.ts:10:19
reduce@[native code]
me@example.org:12:3`
  expect(places(text)).toEqual([
    ['node', '/src/main.tsx', 1, null],
    ['node', '/src/cart.tsx', 3, 'total'],
    ['node', 'src/load.ts', 10, 'load'],
    ['node', null, null, 'reduce'],
  ])
})

test("logs of Android, of PHP and of Laravel keep their frames, and Laravel's first line its place", () => {
  const android = `11-03 10:11:12.345  4321  4321 E AndroidRuntime: java.lang.ArithmeticException: by zero
11-03 10:11:12.345  4321  4321 E AndroidRuntime: \tat com.acme.CheckoutKt.pay(Checkout.kt:8)
E/AndroidRuntime( 4321): \tat com.acme.Shop.open(Shop.java:3)`
  expect(places(android)).toEqual([
    ['java', 'com/acme/Checkout.kt', 8, 'com.acme.CheckoutKt.pay'],
    ['java', 'com/acme/Shop.java', 3, 'com.acme.Shop.open'],
  ])
  const php =
    '[03-Nov-2026 10:11:12 UTC] PHP Fatal error:  Uncaught Error: no cart in /app/src/Cart.php:5'
  expect(places(php)).toEqual([['php', '/app/src/Cart.php', 5, null]])
  expect(readTrace(php).errors).toEqual([{ type: 'Error', message: 'no cart' }])
  const laravel = String.raw`[2026-11-03 10:11:12] production.ERROR: no cart {"exception":"[object] (App\\Gone(code: 0): no cart at /var/www/app/Cart.php:5)
[stacktrace]
#0 /var/www/vendor/laravel/Controller.php(54): App\\Shop->show(1)`
  expect(places(laravel)).toEqual([
    ['php', '/var/www/app/Cart.php', 5, null],
    ['php', '/var/www/vendor/laravel/Controller.php', 54, String.raw`App\Shop->show`],
  ])
  expect(readTrace(laravel).errors).toEqual([{ type: String.raw`App\Gone`, message: 'no cart' }])
})
