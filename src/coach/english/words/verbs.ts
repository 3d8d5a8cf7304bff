/**
 * Families of verbs, each in all its forms. A family `harm` gives three classes: `{harm}` (break, breaks), `{harm-ed}` (broke, broken)
 * and `{harm-ing}`. Words behind the verb belong to it: "take down" gives "took down".
 */

const families = {
  /** Whoever does it leaves something broken. */
  harm: `break/broke/broken bring/brought:down bring/brought:to_its_knees crash destroy kill knock:out knock:over knock:offline nuke ruin sink/sank/sunk take/took/taken:down
    take/took/taken:out take/took/taken:offline tank trash wreck bork hose brick screw cripple derail sabotage torpedo butcher mangle`,
  /** Destructive, but at times wished for: nobody is blamed who does it to a line of code in a review. */
  destroy: `blow/blew/blown:away clobber corrupt delete drop/dropped/dropped erase expose leak lose/lost/lost overwrite/overwrote/overwritten purge truncate wipe wipe:out`,
  /** Done badly, and nothing else is said of it. */
  bungle: `blow/blew/blown:it blunder botch bungle cock:up drop/dropped/dropped:the_ball flub fluff foul:up fuck:up fumble goof goof:up make/made/made:a_mess make/made/made:a_hash mess:up
    misconfigure misdiagnose mishandle misjudge mismanage misread/misread/misread mistype miscalculate misuse misinterpret misunderstand/misunderstood/misunderstood
    miscommunicate misplace mislabel misroute mis-click mis-type muck:up screw:up slip/slipped/slipped:up fat-finger trip/tripped/tripped:up`,
  /** Left undone. */
  omit: `forget/forgot/forgotten neglect omit/omitted/omitted fail overlook`,
  /** What the careful do: without it, somebody was careless. */
  heed: `acknowledge act:on add address alert analyse analyze anticipate answer ask assess attend backup back:up bother call catch/caught/caught check clarify close:the_loop communicate comply
    confirm consider consult coordinate cover discuss do/did/done:their do/did/done:his do/did/done:her do/did/done:your do/did/done:the document double-check engage ensure enforce
    escalate estimate evaluate examine explain fix flag follow foresee/foresaw/foreseen grasp handle heed inform inspect investigate involve keep/kept/kept learn listen look
    maintain manage mention monitor notice notify own page pay/paid/paid perform plan/planned/planned predict prepare prevent prioritise prioritize protect question raise react
    read/read/read realise realize recognise recognize rehearse remember remove renew report request research respond restore review roll:back rotate run/ran/run schedule see/saw/seen:the secure
    set/set/set:up share speak/spoke/spoken specify spot/spotted/spotted stop/stopped/stopped support take/took/taken take/took/taken:a_snapshot talk tell/told/told test think/thought/thought train
    triage try understand/understood/understood update use validate verify wait warn watch weigh write/wrote/written know/knew/known care finish deliver deploy commit/committed/committed push squash rebase revert
    merge approve provide give/gave/given let/let/let show/showed/shown send/sent/sent include make/made/made declare measure benchmark account:for deal/dealt/dealt:with consult foresee/foresaw/foreseen`,
  /** Work on a system. */
  operate: `apply approve change click commit/committed/committed configure copy deploy disable edit enable enter execute force-push hit/hit/hit install launch make/made/made merge migrate modify open pick press promote push
    put/put/put reboot release remove rename restart revert roll:out roll:back run/ran/run scale select set/set/set ship/shipped/shipped shut/shut/shut:down start stop/stopped/stopped submit/submitted/submitted
    switch switch:off toggle trigger turn:off turn:on type update upgrade upload use write/wrote/written choose/chose/chosen assume accept act design implement build/built/built hack:together`,
} as const

export const verbs: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(families).flatMap(([name, list]) => {
    const all = list.trim().split(/\s+/).map(formsOf)
    return [
      [name, all.flatMap(({ present }) => present).join('|')],
      [`${name}-ed`, [...new Set(all.flatMap(({ past }) => past))].join('|')],
      [`${name}-ing`, all.map(({ ing }) => ing).join('|')],
    ]
  }),
)

/** Of `take/took/taken:down`: what is regular need not be written. */
function formsOf(verb: string): { present: string[]; past: string[]; ing: string } {
  const [forms = '', behind] = verb.split(':')
  const [base = '', past = regularPast(base), participle = past] = forms.split('/')
  const and = behind === undefined ? '' : ` ${behind.replaceAll('_', ' ')}`
  return {
    present: [base + and, thirdPerson(base) + and],
    past: [...new Set([past, participle])].map((form) => form + and),
    ing: ingOf(base, past) + and,
  }
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`
}

function thirdPerson(base: string): string {
  if (/(?:s|sh|ch|x|z|o)$/.test(base)) return `${base}es`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`
}

/** A past that doubles its consonant says that this form does, too: "dropped", "dropping". */
function ingOf(base: string, past: string): string {
  const last = base.at(-1) ?? ''
  if (past === `${base}${last}ed` || /^(?:run|set|put|hit|shut|get|cut|let|forget)$/.test(base))
    return `${base}${last}ing`
  return base.endsWith('e') && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${base}ing`
}
