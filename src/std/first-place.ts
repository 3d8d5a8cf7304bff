/** Where the places end for which something holds, which it does for the first of them and from there on for none: found by halves. */
export function firstPlace(length: number, isBefore: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
