/** The report, asked through the doors that know no repository's place on disk. */
import { z } from 'zod'
import { silent } from '#std/progress.ts'
import { defineVerb } from '#verbs/verb.ts'
import { where, type Evidence } from '../asked-scope.ts'
import { answersInScope } from '../kept-evidence.ts'
import { chooseReport } from './choose.ts'
import { Report } from './finding.ts'
import { gather } from './gather.ts'

export const reportVerb = (evidence: Evidence) =>
  defineVerb({
    name: 'evidence.report',
    summary: 'What matters most in a repository, in words: at most five findings.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject({ ...where, window: where.window.default('12m') }),
    output: Report,
    run: answersInScope(evidence, async (scope) => chooseReport(await gather(scope, silent))),
  })
