/**
 * Words of a kind, so that what is learnt of one holds of the others: "sloppy" is to the model what "slapdash" is. Each is listed in one form;
 * `stemOf` makes its others the same. Of several families the first one counts.
 */

const families = {
  fault: `fault blame culpable culprit guilt guilty responsible responsibility accountable accountability liable liability mistake error blunder
    slip lapse failing failure oversight offender perpetrator negligence negligent mess debacle fiasco screwup cockup shambles disaster scapegoat answerable sin
    wrongdoing misconduct breach violation offence offense fiddle botch bungle foul-up slip-up gaffe blooper clanger howler typo misstep fail`,
  careless: `careless sloppy lazy slapdash reckless irresponsible thoughtless inattentive complacent hasty rushed half-hearted
    haphazard lax slack cavalier cowboy unprofessional amateurish shoddy lackadaisical oblivious heedless indifferent blase blasé blind
    asleep distracted autopilot neglectful halfway nonchalant corner impatient trigger-happy casual unprepared late bored sleep sleepy doze nap snooze absent idle
    absent-minded scatterbrained forgetful messy disorganised disorganized undisciplined unreliable inconsiderate flippant superficial perfunctory hurry haste rush`,
  incompetent: `incompetent clueless unqualified inexperienced ignorant naive naïve inept hopeless stupid dumb idiot idiotic moron silly foolish fool
    daft brainless thick dense slow rookie newbie noob novice beginner junior amateur mediocre incapable unfit hapless simple-minded
    clown hack delusional crazy insane mad mindless intern undergraduate student child childish kid toddler baby cat monkey dog grandma grandmother school kindergarten
    crayon apprentice trainee graduate illiterate dim dimwit half-wit brain brains level depth level basics skill talent imbecile muppet numpty dunce bozo
    confused muddled lost befuddled helpless toaster goldfish potato infant nephew`,
  arrogant: `arrogant stubborn selfish rude defensive difficult dishonest toxic petty pedantic precious ego attitude hypocrite hypocritical
    disrespectful entitled smug spineless coward cowardly liar lie lied lying two-faced manipulative condescending whiny whining whine moaning moan complain complaint
    drama dramatic sensitive hysterical paranoid obsessed untrustworthy disloyal greedy vain pompous pretentious patronising patronizing dogmatic bossy bully pushy
    grumpy bitter jealous lecture preach zealot fanboy purist evangelist prima donna diva horseman crusade hill ranting rant nag cry crying pout sulk gossip`,
  mighty: `genius brilliant hero heroic heroics clever smart wizard expert rockstar ninja guru mastermind masterpiece impressive bravo congratulation congratulations kudos applause
    wonderful marvellous marvelous fantastic lovely splendid amazing award medal prize famous legendary celebrated mighty visionary prophet king queen god
    generous brave bold adorable cute touching charming quaint refreshing inspiring wow bless thoughts prayers art artist creative talent magic magical miracle star trophy record`,
  bad: `bad terrible awful horrible poor dreadful abysmal appalling atrocious lousy crap crappy garbage rubbish trash junk hideous ugly
    disgusting pathetic laughable embarrassing embarrass embarrassment shameful shame disgrace disgraceful ridiculous absurd unacceptable inexcusable unforgivable
    worst worse broken unreadable unusable unmaintainable spaghetti monstrosity abomination nightmare catastrophe joke pitiful lame weak disappointing
    disappointment disappointed disappoint substandard bogus horrendous horrific farce circus insulting insult shit bullshit damn hell eyesore wreck wreckage dump sewer swamp
    zoo soup salad bin dustbin crime sad painful tragic tragedy wrong flawed defective faulty dodgy rotten foul nasty vile gross yikes ugh yuck atrocity
    unprofessionalism incoherent gibberish hieroglyphics vomit puke stink stinks smelly cursed hurt eyes bleed`,
  worthless: `nonsense pointless useless worthless waste wasted wasting futile meaningless irrelevant trivial gimmick toy fad hype fantasy dream
    pipe-dream buzzword bikeshedding bikeshed noise fluff academic theoretical theory overkill overengineered over-engineered vanity pet hobby distraction
    non-starter nonstarter doomed unrealistic impractical impossible ludicrous misguided backwards ill-conceived
    half-baked unworkable crackpot busywork bloat reinvent cargo-cult shiny novelty fiction fairy tale story religion ivory tower luxury nice-to-have decoration
    lipstick gold-plating rocket spaceship academic dead death die bury horse ship sailed fashion fashionable trend trendy consulting slideware powerpoint
    rainbow unicorn philosophy poetry essay novel lecture sermon movie opinion opinions whim fancy experiment playground sandbox`,
  heed: `check verify test read look notice ask think consider review validate confirm listen learn understand follow care bother try pay
    communicate inform warn escalate remember plan prepare anticipate document respond watch monitor double-check realise realize know see
    own coordinate consult investigate research raise report reply answer acknowledge attend mind google search compare count prevent catch
    caught thought knew known saw seen told tell heed study rehearse calculate measure weigh estimate foresee foresaw foreseen spot glance open compile`,
  omit: `forget forgot forgotten neglect overlook miss ignore skip bypass disregard omit dismiss refuse decline avoid circumvent ditch
    shirk evade abandon flout violate disobey sidestep rubber-stamp rubberstamp wave waved shrug shrugged dodge duck hide hid hidden sweep swept silence mute
    postpone delay drag procrastinate linger vanish disappear walk walked leave left withhold withheld bury buried sit sat sleep slept freeze froze frozen`,
  harm: `break broke crash destroy kill ruin trash nuke mangle butcher cripple derail sabotage tank torpedo wipe screw
    delete overwrite overwrote corrupt lose lost leak expose mishandle mismanage misjudge misread misconfigure mistype misunderstand
    misunderstood misinterpret misuse sink sank fumble goof cost damage harm undermine jeopardise
    jeopardize endanger flood drop upset frustrate annoy burn brought bring clobber nuked borked hose brick poison infect drown strangle starve scare crush smash
    shatter tear tore rip ripped throw threw thrown toss chuck dump pollute litter spoil betray cheat trick mislead misled fool`,
  push: `push merge deploy ship release commit approve sign signed run ran click change edit turn turned disable enable remove restart revert roll
    apply install upgrade write wrote written add make made build built design choose chose chosen pick decide set put use insist promise
    agree sell sold demand order hand handed give gave reboot unplug type copy paste rename resend reset configure tune tweak touch upload export import migrate
    hire hired sign-off rewrite rewrote rewritten`,
  guess: `assume guess presume suppose believe pretend claim imagine wing winged improvise gamble hope hoped wish wishful thinking assumption guesswork
    trust faith convinced bet random randomly blindly luck lucky magic superstition horoscope`,
  again: `again always never constant continual repeated every everything everyone usual typical once yet still forever endless
    perpetual keep kept whenever habit pattern chronic routine consistent already time times classic tradition traditional third fourth fifth tenth hundredth
    umpteenth daily weekly nightly eternal eternally another`,
  obvious: `obvious clear course natural evident apparent plain simple basic elementary
    common sense sure certain undoubted self-evident blatant glaring literal actual honest frank serious real even indeed surely supposedly needless
    definition textbook logical logically`,
  small: `just only mere easy quick minor tiny single one five two-line one-line glance moment minute second trivially button small little slight line`,
  ought: `should ought must supposed expected expect needed required could would might had'd had better`,
  urgent: `now immediately asap today tonight tomorrow hurry fast faster urgent yesterday finally waiting wait instant straightaway
    deadline overdue stat pronto chop noon monday friday weekend overtime until due hello ping attend kindly explain explanation excuse excuses patience`,
  closed: `end discussion final settled over done period enough stop forget move moving conversation debate argue argument
    matter topic subject further case closing close bring relitigate rehash revisit reopen shut quit pass rejected reject denied deny refuse wontfix veto no nope nah
    objection objections whatever never-mind resubmit resend elsewhere goodbye bye out away drop`,
  rank: `boss senior years decade architect lead director principal staff authority experience experienced charge pay-grade paygrade rank title
    position manager cto ceo vp decision because qualified grade veteran grown-up grown-ups adult professional founder owner employee salary contract
    promotion career bonus pay-check paycheck seniority say said committee board management office badge lane business`,
  threat: `consequences consequence disciplinary discipline disciplined fired fire sacked sack warning warned performance job jobs punish punishment
    penalty replaced replace revoke ban banned hr formal reprimand regret file noted supervision suspend suspension dismissal replaceable trouble sorry-for
    heads watching careful remind reminder access rights`,
  people: `people guys folks crowd lot bunch team teams developers devs ops colleagues someone anyone everybody nobody kids others them bunch gang mob tribe
    clan brigade horde sort types breed species`,
  self: `i me my mine myself we us our ours ourselves`,
  kind: `please thanks thank appreciate glad happy welcome cheers grateful nice great good helpful love enjoy sorry apologise apologize
    fine well-spotted helped useful learnt spotted saved`,
  gentle: `may maybe perhaps possible possibly suggest suggestion propose proposal wonder wondering curious prefer let's lets shall
    option alternative instead idea help together pair discuss chat walk question unsure think feel concern concerned worry worried thoughts
    rather offer happy-to whether doubt uneasy reason understand example sketch draft trial else meanwhile afterwards until`,
  work: `code patch pr pull request function class module approach solution method script api query
    migration deployment pipeline config configuration alert alarm alerts dashboard runbook checklist docs documentation
    page log logs job queue cache database table schema index branch reviewer ticket issue bug service server cluster host node backup
    certificate key token flag limit default timeout retry version library dependency tool step process procedure template form
    incident outage rollback window shift rota rotation handover staging production prod header field column row file folder path line lock thread
    memory disk cpu network port firewall proxy endpoint client browser screen menu dialog font colour color layout sensor cable board firmware driver kernel
    dataset feature label metric chart threshold sample spec requirement contract invoice budget vendor customer user request response message mail email channel thread`,
  measure: `minutes hours hour day days week weeks percent month months quarter % requests users customers rows errors ms gb mb kb seconds euros dollars twice half third
    fifty forty thirty twenty eleven twelve nine eight seven six ten`,
} as const

const known = new Map<string, string>()

/** Undefined of words that are in no family. */
export function familyOf(stem: string): string | undefined {
  if (known.size === 0)
    for (const [name, list] of Object.entries(families))
      for (const word of list.split(/\s+/)) {
        const own = stemOf(word)
        if (!known.has(own)) known.set(own, name)
      }
  return known.get(stem)
}

/** Crude, and the same for every form: "carelessness" and "careless", "merging" and "merged". */
export function stemOf(word: string): string {
  if (word.length < 4) return word
  return word
    .replace(/'s?$/, '')
    .replace(/(.{3})(?:ness|ly)$/, '$1')
    .replace(/(.{2})ies$/, '$1y')
    .replace(/(.{3})(?:ing|ed|es|s|e)$/, '$1')
    .replace(/([bdgklmnprt])\1$/, '$1')
}
