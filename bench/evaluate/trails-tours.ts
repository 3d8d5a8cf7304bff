/** The steps of the tours that a history holds, found and placed as `cairn trails check` does: those that name lines. */
import type { Stop } from '#app/code/follow.ts'
import { findTours, treeShelf } from '#app/tours/find-tours.ts'
import { openRepository } from '#app/tours/open-repository.ts'
import { stepPlaces } from '#app/tours/step-places.ts'
import { trailOf } from '#practices/trails/formats/from-tour.ts'
import { placeOf } from '#practices/trails/schema-stop.ts'

/** The steps of all tours at a commit, each at the commit at which its lines stood there. */
export async function tourStops(gitDir: string, head: string): Promise<Stop[]> {
  const open = { ...(await openRepository(gitDir, trusted)), head }
  try {
    const { tours } = await findTours(treeShelf(gitDir, head), '')
    const stops: Stop[] = []
    for (const tour of tours) {
      const found = await stepPlaces(open, tour)
      const trail = trailOf(tour.file, { repository: open.name, project: tour.project, found })
      stops.push(...trail.stops.flatMap((stop) => placeOf(stop) ?? []))
    }
    return stops
  } finally {
    await open.close()
  }
}

const trusted = { trustOwner: true, trustAlternates: true } as const
