/** Languages that say the common program (sample.ts) in part, or in words of their own. */
import { rate, walk, type Sample } from './sample.ts'

const script = `
class Shop {
  rate(a, b, c) {
    if (a && b && c) { return 1 }
    else if (a || (b && c)) { return 2 } // parentheses are looked through
    else { for (const x of list) { if (x) continue } }
    switch (a) { case 1: case 2: return 3; default: return a ? 1 : 0 }
  }
  walk(n) {
    try { each(items, (x) => { if (x) { go() } }) }
    catch { while (n) { n-- } }
    return this.walk(n)
  }
}
const half = (x) => x ?? 1 // y+1
function jump(a) {
  a ||= {} // y+1
  outer: do { while (a) { break outer } } while (!(a && a.b)) // y+3 (do, while, &&), g+1+2+1 (the jump) +1 (the run)
  const inner = function (b) { return b ? 1 : 2 } // a function of its own: y2, g1
}
describe('shop', () => {
  it('sells', () => { if (a) { b() } })
})
`
const scriptFunctions: Sample['functions'] = [
  ['Shop.rate', ...rate],
  ['Shop.walk', ...walk],
  ['half', 2, 0, 0, 1],
  ['jump', 5, 5, 2, 1],
  ['jump.inner', 2, 1, 1, 1],
  ["describe('shop')", 1, 0, 0, 0], // Decides nothing itself, so what it holds is measured by itself.
  ["describe('shop').it('sells')", 2, 1, 1, 0],
]

const typed = script
  .replace('(x) =>', '(x: number) =>')
  .replace('jump(a)', 'jump<T>(this: Shop, a: T)')

const component = `
export function List({ items }: Props) {
  useEffect(() => { if (items) { load() } }, [items]) // y+1, g+2
  return <ul>{items.length > 0 && items.map((item) => <li>{item ? 1 : 2}</li>)}</ul> // y+2, g+1 (&&) +2 (ternary in a lambda)
}`

const python = `
class Shop:
    def rate(self, a, b, c=1, *rest):
        if a and b and c:
            return 1
        elif a or b and c:
            return 2
        else:
            for x in items:
                if x:
                    continue
        match a:
            case 1:
                return 3
            case 2:
                return 3
            case _:
                return 1 if a else 0

    def walk(self, n):
        try:
            each(items, lambda x: 1 if x else 2)
        except ValueError:
            while n:
                n -= 1
        return self.walk(n)

def evens(xs, /, *, most):
    return [x for x in xs if x % 2 == 0] # y+2 (for, if), nothing for the reader

def outer():
    def inner(x):
        return x or 1 # y+1, g+1, of its own
    if inner(1): # y+1, g+1
        return inner
`

const ruby = `
class Shop
  def rate(a, b, c)
    if a && b && c
      1
    elsif a || b && c
      2
    else
      for x in list do
        next if x
      end
    end
    case a
    when 1 then 3
    when 2 then 3
    else a ? 1 : 0
    end
  end

  def walk(n)
    items.each { |x| go if x }
  rescue StandardError
    while n do n -= 1 end
    walk(n)
  end

  def self.memo = @memo ||= load
end
`

const go = `
package shop

func (s *Shop) rate(a, b bool, c int) int {
	if a && b && c {
		return 1
	} else if a || b && c {
		return 2
	} else {
		for _, x := range list {
			if x {
				continue
			}
		}
	}
	switch a {
	case 1:
	case 2:
		return 3
	default:
		return 0
	}
	return s.rate(a, b, c) // g+1, and no ternary above: y11, g13
}

func jump(f func(int)) {
	each(func(x int) { if x { go(f) } }) // y+1, g+2
outer:
	for { select { case <-a: break outer; default: } } // y+2 (for, case), g+1 (for) +2 (select) +1 (the label)
	switch { case f == nil: if x { y() } } // y+2, g+1 (switch) +2
}
`

const rust = `
impl<T> Shop<T> {
    fn rate(&self, a: bool, b: bool, c: bool) -> i32 {
        if a && b && c { return 1; }
        else if a || b && c { return 2; }
        else { for x in list { if x { continue; } } }
        match a { 1 => 3, 2 => 3, _ => 0 } // no ternary: y11, g12
    }
    fn walk(&self, n: i32) -> i32 {
        items.for_each(|x| { if x { go() } }); // y+1, g+2
        'outer: loop { while let Some(x) = n { break 'outer; } } // y+2, g+1+2, +1 for the label
        self.walk(n) // g+1
    }
}
`

const c = `
#if defined(A) && defined(B)
#endif
static int rate(int a, int b, int c)
{
	if (a && b && c) { return 1; }
	else if (a || b && c) return 2;
	else { for (x = 0; x < n; x++) { if (x) continue; } }
	switch (a) { case 1: case 2: return 3; default: return a ? 1 : 0; }
}
int *walk(void)
{
	do { if (n) goto out; } while (n && m); // y+3 (do, if, &&), g+1 +2 +1 (goto) +1 (the run)
out:
	return walk(); // g+1
}
`

export const otherSamples: Sample[] = [
  { language: 'javascript', source: script, functions: scriptFunctions },
  { language: 'typescript', source: typed, functions: scriptFunctions },
  { language: 'tsx', source: component, functions: [['List', 4, 5, 2, 1]] },
  {
    language: 'python',
    source: python,
    functions: [
      ['Shop.rate', 12, 14, 3, 4],
      ['Shop.walk', ...walk],
      ['evens', 3, 0, 0, 2],
      ['outer', 2, 1, 1, 0],
      ['outer.inner', 2, 1, 0, 1],
    ],
  },
  {
    language: 'ruby',
    source: ruby,
    functions: [
      ['Shop.rate', ...rate],
      ['Shop.walk', ...walk],
      ['Shop.memo', 2, 0, 0, 0],
    ],
  },
  {
    language: 'go',
    source: go,
    functions: [
      ['Shop.rate', 11, 13, 3, 3],
      ['jump', 6, 9, 2, 1],
    ],
  },
  {
    language: 'rust',
    source: rust,
    functions: [
      ['Shop.rate', 11, 12, 3, 3],
      ['Shop.walk', 4, 7, 2, 1],
    ],
  },
  {
    language: 'c',
    source: c,
    functions: [
      ['rate', ...rate],
      ['walk', 4, 6, 2, 0],
    ],
  },
]
