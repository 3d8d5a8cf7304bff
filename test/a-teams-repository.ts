/** A small history with something to say: a file that is mended again and again, a pair, a rename, a release. */
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { lines, remove, rename, write, type CommitPlan } from './repositories/plan.ts'

const people = [
  { name: 'Ana Example', email: 'ana@example.org' },
  { name: 'Ben Example', email: 'ben@example.org' },
  { name: 'Cleo Example', email: 'cleo@example.org' },
]

export async function aTeamsRepository(): Promise<BuiltRepository> {
  const repository = await aRepository({
    commits: [
      {
        mark: 'born',
        author: by(0),
        message: 'feat: an engine',
        files: { 'src/motor.ts': engine(2), 'lib/wheel.ts': lines(5), 'README.md': lines(3) },
      },
      {
        author: by(1),
        message: 'feat: a part for later',
        changes: [write('src/gone.ts', lines(4))],
      },
      {
        author: by(0),
        message: 'refactor: call it engine',
        changes: [rename('src/motor.ts', 'src/engine.ts')],
      },
      {
        author: by(1),
        message: 'chore: nobody needed that part',
        changes: [remove('src/gone.ts')],
      },
      ...Array.from({ length: 24 }, (_, step): CommitPlan => ({
        author: by(step),
        message: step % 3 === 0 ? `feat: step ${step}` : `fix: mend step ${step}`,
        files: {
          'src/engine.ts': engine(3 + step),
          ...(step % 2 === 0 ? { 'lib/wheel.ts': lines(6 + step) } : {}),
        },
      })),
    ],
    tags: { 'v1.0.0': 'born' },
  })
  const last = repository.oid('c28')
  await repository.add({
    commits: [
      {
        author: by(2),
        message: `Revert "step"\n\nThis reverts commit ${last}.\n`,
        files: { 'src/engine.ts': engine(20) },
      },
    ],
  })
  return repository
}

function by(step: number) {
  return people[step % people.length] ?? {}
}

/** The more branches, the harder to follow. */
function engine(branches: number): string {
  const body = Array.from(
    { length: branches },
    (_, index) => `  if (x > ${index}) {\n    if (y) z += ${index}\n  }\n`,
  )
  return `export function run(x: number, y: boolean): number {\n  let z = 0\n${body.join('')}  return z\n}\n`
}
