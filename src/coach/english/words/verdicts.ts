/** Words that judge: people, what they did, and what they think. */

/** Of a person: "was careless", "is too slow". */
const ofPeople = `arrogant brain-dead braindead careless childish clueless complacent confused cowardly delusional dense dim disorganised disorganized dishonest
  dumb evasive feckless foolish gullible hasty hopeless idiotic ignorant illiterate immature impatient impossible impulsive inattentive incapable
  incompetent indifferent inept inexperienced insane irresponsible jealous lazy lost mad malicious moronic naive naïve negligent neglectful
  obstinate oblivious overconfident paranoid pathetic petty pompous pretentious reckless ridiculous rude selfish shameless short-sighted sloppy abysmal amateurish antagonistic apathetic awful bossy brash clumsy cocky combative condescending corrupt
  cruel cynical deceitful despicable disappointing disgraceful disgusting disinterested disloyal dismissive disrespectful dreadful egoistic egotistical embarrassing forgetful
  frustrating greedy horrible hypocritical inconsiderate ineffective inflexible infuriating insensitive insufferable intolerable irrational irritating laughable lax mean mediocre
  miserable narrow-minded nasty obnoxious offensive patronising patronizing pedantic phoney pitiful pushy self-centered self-centred self-important shoddy slack sluggish sly
  small-minded snobbish spineless spoiled substandard tactless terrible two-faced uncooperative undisciplined unethical unfair unfit unimaginative uninformed
  unkind unpleasant unqualified unskilled untrustworthy unwilling vindictive weak-willed wishy-washy
  slow stubborn stupid thick thoughtless toxic ungrateful unhelpful unprepared unprofessional unreasonable unreliable useless vain
  worthless wrong-headed pig-headed absent-minded scatterbrained dysfunctional precious defensive dramatic hysterical
  out_of_touch out_of_control out_of_line out_of_order out_of_(?:his|her|their|your)_depth in_over_(?:his|her|their|your)_head asleep_at_the_wheel full_of_it full_of_(?:him|her|your)self full_of_themselves`

/** What a person is said to have too much or too little of. */
const qualities = `arrogance obsession fixation carelessness complacency cowardice cluelessness dishonesty ego foolishness haste idiocy ignorance impatience inattention inattentiveness
  incompetence indecision indifference ineptitude inertia inexperience irresponsibility laziness malice naivety negligence obstinacy overconfidence
  oversight paranoia pettiness pride procrastination recklessness selfishness short-sightedness sloppiness stubbornness stupidity thoughtlessness
  unprofessionalism vanity excuses whining moaning nonsense antics attitude blunder mess disaster fiasco shenanigans incompetency
  cowboy_coding bad_habits poor_workmanship sloppy_work shoddy_work poor_decisions? bad_decisions? poor_judge?ment bad_judge?ment poor_choices? poor_planning poor_communication poor_decision-making bad_decision-making poor_judge?ment poor_management mismanagement bad_management
  lack_of_[a-z]+ lapse_(?:in|of)_[a-z]+ failure_to_[a-z]+ inability_to_[a-z]+ refusal_to_[a-z]+ unwillingness_to_[a-z]+`

/** How something was done. */
const adverbs = `arrogantly blindly carelessly casually cheerfully clumsily foolishly happily haphazardly hastily idiotically ignorantly impulsively inexcusably
  inexplicably irresponsibly lazily mindlessly naively naïvely needlessly negligently obstinately pointlessly prematurely rashly recklessly
  selfishly sloppily stubbornly stupidly thoughtlessly unnecessarily unthinkingly wilfully willfully conveniently stupidly unwisely shamelessly merrily`

/** Of ideas, texts and decisions. */
const ofIdeas = `absurd asinine awful bonkers brain-dead braindead childish clueless crap crazy daft dreadful dumb dumbest embarrassing foolish garbage half-baked
  horrible idiotic insane laughable lazy ludicrous mad mediocre mindless misguided moronic naive naïve nonsense nonsensical nuts pathetic
  pointless preposterous ridiculous rubbish short-sighted silly stupid stupidest terrible trash useless worst unconvincing uninspired unintelligible incoherent infantile insulting inane idiotic lousy miserable offensive outrageous pitiful shallow simplistic substandard wasteful worthless wrong-headed ill-conceived
  ill-considered ill-informed amateurish amateur careless sloppy shoddy tone-deaf unimaginative worst dumbest silliest craziest stupidest laziest
  poorest hopeless dismal appalling abysmal lame weak_sauce delusional unhinged bogus`

export const verdicts: Readonly<Record<string, string>> = {
  'bad-people': either(ofPeople),
  'bad-quality': either(qualities),
  badly: either(adverbs),
  'bad-idea': either(ofIdeas),
  /** Roles that are bad by what they are called. */
  'bad-role': either(
    `(?:rank_)?amateurs? cowboys? rookies? newbies? noobs? slackers? liars? frauds? cheats? bull(?:y|ies) hacks? clowns? jokers? dinosaurs? control_freaks? prima_donnas?
    drama_queens? gatekeepers? pushovers? cowards? fools? liabilit(?:y|ies) disgraces? embarrassments? nuisances? burdens? bottlenecks? weak(?:est)?_links? dead_weight
    waste_of_space disasters? jokes? menaces? (?:weakest|worst)_(?:member|part|link|person|developer|engineer)s?`,
  ),
  /** Makes more of a verdict. */
  very: `overly|fundamentally|inherently|frankly|genuinely|objectively|a bit|a little|absolutely|actually|all|also|always|basically|being|clearly|completely|constantly|deeply|downright|entirely|evidently|extremely|far too|fairly|fucking|honestly|hopelessly|incredibly|just|just plain|more|obviously|once again|painfully|plain|plainly|pretty|probably|profoundly|quite|rather|really|seriously|simply|so|somewhat|still|such|terribly|thoroughly|too|totally|truly|utterly|very|way too`,
  /** "clearly did not", "even knew". */
  surely:
    'absolutely|actually|again|already|also|apparently|at least|at the very least|certainly|clearly|completely|definitely|even|ever|evidently|ever so|first|fully|just|obviously|of course|once again|only|once|plainly|probably|properly|really|repeatedly|simply|still|surely|then|thoroughly|totally|truly|yet again',
  /** Begins a sentence. */
  begin: `(?<=(?:^|[.!?:;(]["'*_)]{0,2}|\\n\\s{0,3}\\n|\\n\\s{0,3}[-*#|])\\s{0,3})`,
  /** Ends a sentence or a part of it. */
  end: `(?= ?[.,!?:;)…]|\\s*$|\\s*\\n\\s*(?:\\n|[-*#|])|\\s[-–—]\\s)`,
  /** With the space before it, as "he's" has none. */
  be: ` is| was| are| were|'s|'re| be| been| being| has been| have been| had been| seems?| seemed| sounds?| looks?| got| gets| getting| became| becomes`,
  'did-not': `(?:did|has|had|have)(?: not|n't)(?: {surely}){0,2}|(?:{surely} ){0,2}never(?: {surely})?(?: once)?|(?:{surely} ){1,2}(?:did|has|had|have)(?: not|n't)(?: {surely})?|failed to(?: {surely})?|fails to|(?:{surely} ){1,2}failed to`,
  'should-have': `(?:{surely} ){0,2}(?:should|could|might|ought to|must|would)(?: {surely})?(?: not|n't)?(?: {surely}| easily| so easily| well){0,2}(?: {have}|'ve)(?: {surely}| easily){0,2}`,
}

/** Spaces part the words; "_" is a space within one. */
function either(words: string): string {
  return words.trim().split(/\s+/).join('|').replaceAll('_', ' ')
}
