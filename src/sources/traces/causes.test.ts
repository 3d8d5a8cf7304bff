/** Stacks of the JVM with their causes. The words are ours, the forms are the JVM's. */
import { expect, test } from 'vitest'
import { deepestFirst } from './causes.ts'
import { readTrace } from './read-trace.ts'

const text = `Exception in thread "main" com.acme.OrderException: no order
	at com.acme.Order.place(Order.java:10)
	Suppressed: java.io.IOException: closed
		at com.acme.Store.close(Store.java:7)
	Caused by: java.io.IOException: gone
		at com.acme.Disk.close(Disk.java:8)
Caused by: com.acme.CartException: no price
as was said before
	at com.acme.Cart.add(Cart.java:20)
	... 1 more
Caused by: java.lang.NullPointerException
	at com.acme.Price.of(Price.java:30)
	at com.acme.Price.all(Price.java:31)
	... 2 more

INFO and so it goes on
com.acme.OtherException: another
	at com.acme.Other.go(Other.java:40)
Caused by: com.acme.DeepException: deep
	at com.acme.Deep.down(Deep.java:50)`

test('what the last "Caused by" of a stack names comes first, and each stack stays by itself', () => {
  const { frames } = readTrace(text)
  expect(frames.map(({ line, cause }) => [line, cause])).toEqual([
    ...[10, 7, 8].map((line) => [line, 0]),
    ...[[20, 1], ...[30, 31].map((line) => [line, 2])],
    ...[
      [40, 0],
      [50, 1],
    ],
  ])
  expect(deepestFirst(frames).map(({ line }) => line)).toEqual([30, 31, 20, 10, 7, 8, 50, 40])
})

test('where no cause is told, frames stay as they are', () => {
  const { frames } = readTrace('TypeError: x\n    at a (src/a.js:1:1)\n    at b (src/b.js:2:2)')
  expect(deepestFirst(frames)).toEqual(frames)
})
