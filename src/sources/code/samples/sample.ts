/** A small program of each language with what its functions count to, worked out by hand from the definitions. */
export interface Sample {
  language: string
  source: string
  /** In the order of the source: [name, cyclomatic, cognitive, nestingMax, parameters]. */
  functions: [string, number, number, number, number][]
}

/**
 * What most samples say, each in its own words. `y` is for the cyclomatic count, `g` for the cognitive one.
 *
 *     rate(a, b, c)             y1
 *       if a && b && c          y+3 (if, two &&)      g+1 (if) +1 (one run of &&)
 *       else if a || b && c     y+3 (if, ||, &&)      g+1 (else if) +2 (a run of ||, a run of &&)
 *       else                                          g+1
 *         for x in list         y+1                   g+2 (one level deep)
 *           if x: skip          y+1                   g+3 (two levels deep)
 *       switch a                                      g+1
 *         case 1                y+1
 *         case 2                y+1
 *         default: a ? 1 : 0    y+1 (the ternary)     g+2
 *                               y12                   g14      deepest: if > for > if = 3
 *
 *     walk(n)                   y1
 *       try
 *         each(x => if x: go)   y+1                   g+2 (the lambda is a level)
 *       catch                   y+1                   g+1
 *         while n               y+1                   g+2
 *       walk(n)                                       g+1 (recursion)
 *                               y4                    g6       deepest: catch > while = 2
 */
export const rate: [number, number, number, number] = [12, 14, 3, 3]
export const walk: [number, number, number, number] = [4, 6, 2, 1]
