/** Languages whose functions live in classes, or that can say all of the common program (sample.ts). */
import { rate, walk, type Sample } from './sample.ts'

const java = `
class Shop {
  int rate(int a, int b, int c) {
    if (a && b && c) { return 1; }
    else if (a || b && c) { return 2; }
    else { for (int x : list) { if (x) continue; } }
    switch (a) { case 1: case 2: return 3; default: return a ? 1 : 0; }
  }
  int walk(int n) {
    try { each(items, x -> { if (x) { go(); } }); }
    catch (Exception e) { while (n > 0) { n--; } }
    return walk(n);
  }
  int walk(int n, int m) { return walk(n); } // another function of the same name: no recursion
  int jump() {
    outer: for (;;) { for (;;) { break outer; } } // y+2, g+1+2, and +1 for the label
  }
  int pick(Object o) {
    return switch (o) { case String s when s.isEmpty() -> 1; case Integer i -> 2; default -> 3; }; // y+2 and a guard, g+1
  }
  void declared();
}`

const csharp = `
class Shop {
  int rate(int a, int b, int c) {
    if (a && b && c) { return 1; }
    else if (a || b && c) { return 2; }
    else { foreach (var x in list) { if (x) continue; } }
    switch (a) { case 1: case 2: return 3; default: return a ? 1 : 0; }
  }
  int walk(int n) {
    try { each(items, x => { if (x) { go(); } }); }
    catch (Exception e) { while (n > 0) { n--; } }
    return this.walk(n);
  }
  int Size { get { return a ?? b; } set { if (value) size = value; } } // y+1 and g0; y+1 and g+1
  int Half => full ? 1 : 2; // y+1, g+1
  int pick(object o) => o switch { string s when s.Length > 0 => 1, int i => 2, _ => 3 }; // y+2 and a guard, g+1
}`

const kotlin = `
class Shop {
  fun rate(a: Boolean, b: Boolean, c: Boolean): Int {
    if (a && b && c) { return 1 }
    else if (a || b && c) { return 2 }
    else { for (x in list) { if (x) continue } }
    when (a) {
      1 -> return 3
      2 -> return 3
      else -> return if (a) 1 else 0 // an expression, but it has its else: g+1 more than a ternary
    }
  }
  fun walk(n: Int): Int {
    try { items.forEach { x -> if (x) { go() } } }
    catch (e: Exception) { while (n > 0) { n-- } }
    return walk(n)
  }
  fun jump() {
    outer@ for (x in xs) { for (y in ys) { break@outer } }
  }
  val size: Int
    get() = a ?: b
}`

const swift = `
class Shop {
  func rate(a: Bool, b: Bool, c: Bool) -> Int {
    if a && b && c { return 1 }
    else if a || b && c { return 2 }
    else { for x in list { if x { continue } } }
    switch a {
    case 1: return 3
    case 2: return 3
    default: return a ? 1 : 0
    }
  }
  func walk(n: Int) -> Int {
    do { try items.forEach { x in if x { go() } } }
    catch { while n > 0 { n -= 1 } }
    return walk(n: n)
  }
  func firstOf(_ list: [Int]) -> Int {
    guard let x = list.first else { return 0 } // y+1, g+1
    return x ?? 1 // y+1
  }
}`

const scala = `
class Shop {
  def rate(a: Boolean, b: Boolean, c: Boolean): Int = {
    if (a && b && c) { 1 }
    else if (a || b && c) { 2 }
    else { for (x <- list) { if (x) { skip } } }
    a match {
      case 1 => 3
      case 2 => 3
      case _ => if (a) 1 else 0 // g+1 for its else
    }
  }
  def add(a: Int)(b: Int): Int = a + b
}`

const php = `<?php
class Shop {
  function rate($a, $b, $c) {
    if ($a && $b && $c) { return 1; }
    elseif ($a || $b && $c) { return 2; }
    else { foreach ($list as $x) { if ($x) continue; } }
    switch ($a) { case 1: case 2: return 3; default: return $a ? 1 : 0; }
  }
  function walk($n) {
    try { each($items, function ($x) { if ($x) { go(); } }); }
    catch (Exception $e) { while ($n > 0) { $n--; } }
    return $this->walk($n);
  }
}
function out($a) { while (true) { while ($a ?? $b) { break 2; } } } // y+3, g+1+2, and +1 for the jump
`

const cpp = `
class Shop {
  int rate(bool a, bool b, bool c) {
    if (a && b && c) { return 1; }
    else if (a || b && c) { return 2; }
    else { for (auto x : list) { if (x) continue; } }
    switch (a) { case 1: case 2: return 3; default: return a ? 1 : 0; }
  }
  int walk(int n);
};
int Shop::walk(int n) {
  try { each(items, [&](int x) { if (x) { go(); } }); }
  catch (...) { while (n > 0) { n--; } }
  return walk(n);
}`

export const classSamples: Sample[] = [
  {
    language: 'java',
    source: java,
    functions: [
      ['Shop.rate', ...rate],
      ['Shop.walk', ...walk],
      ['Shop.walk', 1, 0, 0, 2],
      ['Shop.jump', 3, 4, 2, 0],
      ['Shop.pick', 4, 1, 1, 1],
    ],
  },
  {
    language: 'csharp',
    source: csharp,
    functions: [
      ['Shop.rate', ...rate],
      ['Shop.walk', ...walk],
      ['Shop.Size.get', 2, 0, 0, 0],
      ['Shop.Size.set', 2, 1, 1, 0],
      ['Shop.Half', 2, 1, 1, 0],
      ['Shop.pick', 4, 1, 1, 1],
    ],
  },
  {
    language: 'kotlin',
    source: kotlin,
    functions: [
      ['Shop.rate', 12, 15, 3, 3],
      ['Shop.walk', ...walk],
      ['Shop.jump', 3, 4, 2, 0],
      ['Shop.size.get', 2, 0, 0, 0],
    ],
  },
  {
    language: 'swift',
    source: swift,
    functions: [
      ['Shop.rate', ...rate],
      ['Shop.walk', ...walk],
      ['Shop.firstOf', 3, 1, 1, 1],
    ],
  },
  {
    language: 'scala',
    source: scala,
    functions: [
      ['Shop.rate', 12, 15, 3, 3],
      ['Shop.add', 1, 0, 0, 2],
    ],
  },
  {
    language: 'php',
    source: php,
    functions: [
      ['Shop.rate', ...rate],
      ['Shop.walk', ...walk],
      ['out', 4, 4, 2, 1],
    ],
  },
  {
    language: 'cpp',
    source: cpp,
    functions: [
      ['Shop.rate', ...rate],
      ['Shop.walk', ...walk],
    ],
  },
]
