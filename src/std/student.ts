/** Student's t by Wallace's transformation to a normal deviate (1959), which misses it by less than a hundredth here. */

/** How often a t with so many degrees of freedom is as far from nought, either way. */
export function chanceBeyond(t: number, freedom: number): number {
  const shrunk = (8 * freedom + 1) / (8 * freedom + 3)
  return normalBeyond(shrunk * Math.sqrt(freedom * Math.log1p((t * t) / freedom)))
}

/** Both tails of the normal distribution, by the fit of Press et al. (Numerical Recipes 1992, 6.2): to seven digits, also far out. */
function normalBeyond(z: number): number {
  const x = z / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const fit = coefficients.reduceRight((sum, coefficient) => coefficient + t * sum, 0)
  return Math.min(1, t * Math.exp(fit - x * x))
}

const coefficients = [
  -1.265_512_23, 1.000_023_68, 0.374_091_96, 0.096_784_18, -0.186_288_06, 0.278_868_07,
  -1.135_203_98, 1.488_515_87, -0.822_152_23, 0.170_872_77,
]
