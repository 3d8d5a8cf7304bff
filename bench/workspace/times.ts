/** What a page tells of itself. */

export interface Painted {
  firstMs: number
  wholeMs: number
  scriptBytes: number
}

export interface MapTimes {
  layOutMs: number
  paintMs: number
  framesPerSecond: number
  emptyFramesPerSecond: number
  slowestMs: number
}
