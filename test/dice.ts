/**
 * Random histories are the same ones in every run, so that a test that fails tells of the change and not of the day.
 * CAIRN_SEED=random throws other dice, CAIRN_SEED=N those of a run that failed; CAIRN_RUNS=N throws more of them.
 */
import fc from 'fast-check'

const given = process.env['CAIRN_SEED'] ?? '20261128'
if (given !== 'random') fc.configureGlobal({ seed: Number(given) })
