/** For each rule sentences that give its hint, and constructive twins or harmless neighbours that give none. */

export const pairs: Readonly<
  Record<string, { hints: readonly string[]; fine: readonly string[] }>
> = {
  broke: {
    hints: [
      'Ana broke production again.',
      'The intern took down the cluster.',
      'You killed the build.',
      'The new developer took the whole site down.',
    ],
    fine: [
      'The build stopped when change 4f2 was deployed.',
      'The network broke at noon.',
      'Redis broke under the load.',
      'If someone broke the lock, the next run repairs it.',
    ],
  },
  'messed up': {
    hints: [
      'The platform team botched the migration.',
      'Somebody messed up.',
      'They dropped the ball on this one.',
    ],
    fine: ['The migration copied half of the rows, then stopped.', 'I messed up the merge, sorry.'],
  },
  'caused the outage': {
    hints: [
      'The contractor caused the outage.',
      'He is responsible for the data loss.',
      'The new admin was the root cause.',
    ],
    fine: [
      'The outage began when the disk was full; a retry without a limit contributed.',
      'A full disk caused the outage.',
    ],
  },
  'shipped bad code': {
    hints: [
      'Sarah pushed the broken deploy.',
      'Developer shipped buggy code.',
      'Someone used the wrong command.',
      'The admin accidentally dropped the table.',
    ],
    fine: [
      'A deploy at 16:42 brought the regression; the tests did not cover the path.',
      'The script used the wrong region.',
      'You deployed it twice.',
      'I pushed the wrong branch.',
    ],
  },
  'introduced the bug': {
    hints: ['The new developer introduced this bug in May.'],
    fine: [
      'The bug came in with change 812; the tests did not cover an empty list.',
      'Version 2 introduced the bug.',
    ],
  },
  "somebody's change broke": {
    hints: ["Tom's commit broke the login.", 'Your query took down the replica.'],
    fine: [
      'Change 812 and a cold cache together led to the timeout.',
      "Monday's deployment broke the login.",
    ],
  },
  'mistake by': {
    hints: [
      'This was a mistake by the operator.',
      "It was Priya's mistake.",
      'You made a mistake in the configuration.',
    ],
    fine: [
      'The role on call chose the second host; both carry the same name.',
      'My mistake, I will fix it.',
    ],
  },
  'caused by an engineer': {
    hints: [
      'The outage was caused by an engineer who ran a script.',
      'The table was deleted by the intern.',
    ],
    fine: [
      'It was triggered by a manual step that nobody could undo.',
      'The delay was caused by a full queue.',
    ],
  },
  'fat-fingered': {
    hints: ['Someone fat-fingered the region.', 'It was a typo by the admin.'],
    fine: ['The tool accepted a region that does not exist.', 'There is a typo in line 3.'],
  },
  'thanks to': {
    hints: [
      'Thanks to Marco, we lost a day of orders.',
      'The ops team managed to delete both copies.',
    ],
    fine: [
      'We lost a day of orders between 9 and 17 h.',
      'Thanks to Marco for the quick fix!',
      'Thanks to the ops team, we were back in ten minutes.',
    ],
  },
  'clean up the mess': {
    hints: ["Somebody had to clean up Tom's mess.", 'We had to clean up after the contractors.'],
    fine: ['Restoring the index after the import took the night.', 'Clean up the temporary files.'],
  },
  'human error': {
    hints: ['It was human error.', 'The cause was operator error.', 'This is a user error.'],
    fine: [
      'What made the step look right was the green sign.',
      'This was not human error.',
      'Show user errors in red.',
      'The page says “human error”.',
    ],
  },
  'root cause was a person': {
    hints: ['The root cause was a careless engineer.', 'Root cause: human mistake in the console.'],
    fine: [
      'What contributed: a full disk, a long timeout, a quiet alarm.',
      'The timer was one of several conditions.',
    ],
  },
  pebkac: {
    hints: ['Classic PEBKAC.', 'Sounds like a layer 8 problem.'],
    fine: ['The button for deleting lies beside the one for saving.'],
  },
  'the root cause': {
    hints: ['The root cause was a full disk.'],
    fine: [
      'Contributing factors: a full disk and a quiet alarm.',
      'There was not a single root cause.',
    ],
  },
  'at fault': {
    hints: [
      "It is the vendor team's fault.",
      'The reviewer is to blame.',
      'I blame the on-call engineer.',
      'So who is at fault?',
    ],
    fine: [
      'A limit of ten connections contributed.',
      "It is nobody's fault.",
      'Look at the file with git blame.',
      'A page fault was counted.',
    ],
  },
  'the culprit': {
    hints: ['We must find the guilty party.', 'The culprit was the new developer.'],
    fine: ['It was the change to the cache.', 'The culprit is a missing index.'],
  },
  'should have known': {
    hints: [
      'The operator should have known that.',
      'You should know better.',
      'They ought to have known.',
    ],
    fine: [
      'The operator saw a green light; the disk is shown on another page.',
      'You should know that the port is 80 as a rule.',
    ],
  },
  'should have tested': {
    hints: [
      'You should have tested this.',
      'The team should have checked the backups.',
      "Ana shouldn't have merged it.",
    ],
    fine: [
      'We should test this from now on.',
      'You should have received a mail by now.',
      'The cache should have a limit.',
    ],
  },
  'could have prevented': {
    hints: [
      'The reviewer could have prevented this.',
      'You could easily have avoided the downtime.',
    ],
    fine: ['We will add a check that stops such a change.', 'A limit could have prevented this.'],
  },
  'would have seen it': {
    hints: ['Any competent engineer would have noticed.', 'Anyone would have seen the alarm.'],
    fine: ['At that time the dashboard showed 41 percent.'],
  },
  'caught in review': {
    hints: ['This should have been caught in review.'],
    fine: ['The review showed the code, not the generated file.'],
  },
  'easily avoided': {
    hints: ['The outage could easily have been avoided.', 'This was entirely preventable.'],
    fine: [
      'A guard against an empty name is missing.',
      'The copy can be avoided with a reference.',
    ],
  },
  'would not have happened': {
    hints: [
      'This would not have happened with proper tests.',
      "It wouldn't have happened in the old team.",
    ],
    fine: ['At 9 h the script ran, and at 9:01 the queue was full.'],
  },
  'if only': {
    hints: [
      'If only someone had looked at the graph.',
      'If the reviewer had checked the limits, we would be fine.',
    ],
    fine: [
      'The graph of the queue is on the third page.',
      'If only one row matches, it is returned.',
    ],
  },
  'had you just': {
    hints: [
      'Had you just run the tests, we would be done.',
      'Had the operator read the notice, it would be fine.',
    ],
    fine: ['The tests ran on an older branch.'],
  },
  'in hindsight': {
    hints: ['In hindsight, this was obvious.'],
    fine: ['Then the queue was short; we now know that it grew at night.'],
  },
  'waiting to happen': {
    hints: [
      'It was an accident waiting to happen.',
      'Anyone could have seen this coming.',
      'It was only a matter of time.',
    ],
    fine: ['The queue had been growing since May.', 'The job waits for an event to happen.'],
  },
  'I told you so': {
    hints: [
      'I told you so.',
      'We knew all along that it was fragile.',
      'I warned the team about this.',
    ],
    fine: ['There is a note on this risk from March; what stopped us from acting on it?'],
  },
  'failed to': {
    hints: [
      'The engineer failed to add an index.',
      'She neglected to tell us.',
      'They failed to notice the alarm.',
    ],
    fine: [
      'The load balancer failed to detect the dead host.',
      'The jobs failed to start.',
      'The engineer looked at the second host first, where all was green.',
    ],
  },
  'did not check': {
    hints: [
      "Alice didn't test it.",
      'The architect did not think about performance.',
      'Nobody was watching the dashboard.',
      'They never checked the backups.',
    ],
    fine: [
      "The monitor didn't notice the peak.",
      'The tests did not check the limit.',
      'We did not notice it for an hour.',
      "You don't know the port yet.",
      'The runbook had no step to check it.',
    ],
  },
  'forgot to': {
    hints: ['You forgot to update the changelog.', 'The ops team forgot the renewal.'],
    fine: [
      'The step was manual and not in the runbook.',
      'I forgot to push, sorry.',
      'If you forgot to set the key, run it again.',
    ],
  },
  'missed the alert': {
    hints: ['The on-call engineer missed the alert.', 'They overlooked the obvious warning.'],
    fine: ['The alert was one of forty that night.', 'The scan missed the file.'],
  },
  'ignored the warning': {
    hints: ['The developers ignored the warnings.', 'He simply ignored my advice.'],
    fine: [
      'The warning stood among 300 lines of output.',
      'The parser ignored the warning.',
      'You can ignore the second field.',
    ],
  },
  'skipped review': {
    hints: [
      'The team skipped the review.',
      'Tom bypassed code review.',
      'Sam deployed without running tests.',
    ],
    fine: [
      'The path without review was open, because it is needed in emergencies.',
      'The cache is bypassed in tests.',
    ],
  },
  'did not follow the process': {
    hints: [
      'The engineer did not follow the runbook.',
      'You never follow our conventions.',
      "The procedure wasn't followed.",
    ],
    fine: [
      'The runbook describes the old cluster; the step on the new one is another.',
      'The link did not follow the redirect.',
    ],
  },
  violation: {
    hints: ['This is a violation of the change policy.'],
    fine: [
      'The work differed from the document in its second step.',
      'A constraint violation is thrown.',
    ],
  },
  'failure to': {
    hints: ['The outage was due to failure to communicate.', 'It shows a failure to test.'],
    fine: [
      'The two teams learnt of the change at 9 h and at 11 h.',
      'A failure to connect is tried again.',
    ],
  },
  'despite being told': {
    hints: [
      'He merged it despite being told to wait.',
      'Despite repeated warnings the limit stayed.',
    ],
    fine: [
      'The message to wait came in a channel with 200 others.',
      'Despite the cache it is slow.',
    ],
  },
  'nobody bothered': {
    hints: [
      'Nobody bothered to look.',
      'No one checked the backups.',
      "They couldn't be bothered to write tests.",
    ],
    fine: ['No step in the process checks the backups.', 'Nobody was hurt.'],
  },
  careless: {
    hints: ['That was careless.', 'A sloppy migration.', 'This is negligent.'],
    fine: [
      'The migration ran on both hosts at once.',
      'I was careless there.',
      'They were not careless.',
    ],
  },
  reckless: {
    hints: ['It was a reckless deployment.', 'They are lazy.', 'Sheer laziness!'],
    fine: ['The deployment went out on Friday at 17:40.', 'The list is lazy.', 'Use lazy loading.'],
  },
  incompetent: {
    hints: [
      'The vendor is incompetent.',
      'You have no idea what you are doing.',
      'The ops team is not competent.',
    ],
    fine: ['The vendor has answered twice, without a date.', 'I have no idea what this does.'],
  },
  complacent: {
    hints: ['The team has become complacent.'],
    fine: ['Forty alarms a week had no cause.'],
  },
  blindly: {
    hints: ['You blindly copied this from the web.', 'He hastily restarted the primary.'],
    fine: [
      'The restart came two minutes before the end of the window.',
      'The flag is blindly trusted by the parser.',
    ],
  },
  'wrongly assumed': {
    hints: ['The operator wrongly assumed that it was staging.'],
    fine: ['The assumption was that this is staging, because the prompt says so.'],
  },
  'lack of care': {
    hints: ['There is a lack of ownership in this team.', 'It shows a lack of attention.'],
    fine: ['The field for the owner was empty.', 'It stopped for lack of memory.'],
  },
  'not paying attention': {
    hints: ['The engineer was not paying attention.', 'Someone was asleep at the wheel.'],
    fine: ['At that time two other incidents were open.', 'The thread is asleep.'],
  },
  'be more careful': {
    hints: ['We need to be more careful.', 'Developers must pay more attention to limits.'],
    fine: ['Lena adds a check of the limit by Friday.'],
  },
  'remind everyone': {
    hints: ['Action: remind everyone to run the tests.', 'Remind all developers of the policy.'],
    fine: ['The tests run by themselves before each merge.', 'Remind me to renew it.'],
  },
  'needs training': {
    hints: [
      'sydneythree@ needs to learn the protocol.',
      'The operator needs retraining.',
      'He should be fired.',
      'This calls for disciplinary action.',
    ],
    fine: ['We will practise the failover together.', 'The model needs retraining.'],
  },
  'held accountable': {
    hints: [
      'Someone must be held accountable.',
      'There will be consequences for those who merged it.',
    ],
    fine: ['Lena can change the limit, Marco the alarm.', 'The lock is held by the writer.'],
  },
  'rookie mistake': {
    hints: ['That was a rookie mistake.', 'What a stupid error.', 'This is inexcusable.'],
    fine: ['The step removed the wrong host.', 'A common mistake is to leave out the port.'],
  },
  'poor judgement': {
    hints: [
      'It shows poor judgement.',
      'They made a bad decision.',
      'The engineer was wrong.',
      "You're doing it wrong.",
    ],
    fine: [
      'The options were to wait or to restart; waiting would have cost orders.',
      'The default was wrong.',
      'I was wrong.',
    ],
  },
  'no excuse': {
    hints: ['There is no excuse for this.', 'This is unacceptable.', 'Shame on you.'],
    fine: ['Orders were lost for 40 minutes, 312 in all.', 'Unacceptable values are refused.'],
  },
  'bad apple': {
    hints: [
      'There is one bad apple in the team.',
      'Stop this cowboy coding.',
      'A rogue engineer did it.',
    ],
    fine: [
      'The change went out at night, by the path for emergencies.',
      'A rogue process held the lock.',
    ],
  },
  'on purpose': {
    hints: [
      'They deliberately ignored us.',
      "You don't care about quality.",
      'Management knew about the risk and did nothing.',
    ],
    fine: [
      'The message was sent on Monday and read on Thursday.',
      'The field is deliberately left empty.',
    ],
  },
  'stupid idea': {
    hints: [
      'That is a stupid idea.',
      'Your proposal is ridiculous.',
      'Sounds like a really bad idea.',
    ],
    fine: ['I see a risk: two writers may meet.', 'It is not a bad idea.', 'What a good idea!'],
  },
  'not worth considering': {
    hints: ['This is not worth discussing.', "I don't have time for this."],
    fine: [
      'It would cost two weeks; a number from May would change my mind.',
      'The extra copy is not worth it.',
    ],
  },
  'waste of time': {
    hints: ['This is a complete waste of time.', "You are wasting everyone's time."],
    fine: [
      'I would first look at the slow query, because it takes most of the time.',
      'The padding wastes memory.',
    ],
  },
  'will never work': {
    hints: ['This will never work.', 'It is doomed to fail.', 'No way this scales.'],
    fine: [
      'With ten clients the lock is the limit; could we measure it?',
      'The value will never be negative.',
    ],
  },
  'tried already': {
    hints: ['We already tried that.', 'We tried this before.'],
    fine: ['In 2023 a queue lost messages here; has that changed since?'],
  },
  'makes no sense': {
    hints: ['This makes no sense.', 'Nonsense!'],
    fine: ['I do not follow the second step; can you walk me through it?', 'It makes sense to me.'],
  },
  'nobody needs this': {
    hints: ['Nobody needs this.', 'No one cares about your benchmark.', 'Who cares?'],
    fine: ['Who has this problem, and how often?', 'Nobody needs to restart it by hand.'],
  },
  'clearly do not understand': {
    hints: ["You clearly don't understand locking.", 'You obviously never read the code.'],
    fine: ['What worries me is the second read.', "You don't need a lock here."],
  },
  'did you even': {
    hints: ['Did you even run it?', "Didn't you read the docs?"],
    fine: ['Which cases did you run?', 'Did you mean the second one?'],
  },
  'learn to code': {
    hints: ['Learn to code.', 'Do your homework.', 'RTFM.'],
    fine: [
      'The guide says under “Joins”: give the smaller table first.',
      'The model learns to read tables.',
    ],
  },
  obviously: {
    hints: ['Obviously this must be locked.', 'It is common sense.'],
    fine: ['This must be locked, since two threads write.'],
  },
  'just, simply': {
    hints: ['You could just use a map.', 'How hard can it be?'],
    fine: ['A map would do, for example.'],
  },
  'are you serious': {
    hints: ['Are you serious?', 'Is this some kind of joke?', 'You must be kidding.'],
    fine: ['Was the file meant to be part of this?', 'Are you ready?'],
  },
  'what were you thinking': {
    hints: ['What were you thinking?', "I can't believe you merged this."],
    fine: ['I was surprised that the loop has no end.', 'What are you thinking of doing next?'],
  },
  'why on earth': {
    hints: [
      'Why on earth is this global?',
      'Why would anyone write this?',
      'How could you miss that?',
    ],
    fine: ['What led to the global? I expected an argument.', 'How could we measure that?'],
  },
  'ugly code': {
    hints: ['This is ugly.', 'What an awful hack.', 'The naming is terrible here.'],
    fine: ['The function has six flags.', 'Could this be split in two?'],
  },
  'garbage code': {
    hints: [
      'This code is garbage.',
      'What a pile of crap.',
      'Your function is a total mess.',
      'The worst code I have ever seen.',
    ],
    fine: [
      'The function has six flags.',
      'Garbage is collected at the end.',
      'The garbage collector is slow.',
    ],
  },
  idiot: {
    hints: ['You are an idiot.', 'Only morons write this.', "Don't be stupid."],
    fine: [
      'The call returns nothing for an empty list.',
      'An idiomatic loop reads better.',
      'Use a dumb terminal.',
    ],
  },
  swearing: {
    hints: ['WTF is this?', 'This is bullshit.', 'What a crappy answer.'],
    fine: ['The interface has nine arguments.', 'Damn, I forgot the test. Sorry!'],
  },
  'you always': {
    hints: ['You never write tests.', 'Every time you push, something fails.'],
    fine: ['Line 41 has no test for an empty list.', 'You never need to restart it.'],
  },
  'good luck with that': {
    hints: ['Good luck with that.', 'Nice work, genius.', 'Great job breaking the build.'],
    fine: ['I fear that this will be hard to change.', 'Great job!', 'Good luck!'],
  },
  'who did this': {
    hints: ['Who approved this?', 'So who wrote that?'],
    fine: ['How did the change reach production?', 'Who can approve this?'],
  },
  'why did you': {
    hints: ["Why didn't you roll back?", 'Why did you restart it?', 'Why was nobody told?'],
    fine: [
      'What did you see, and how did you decide?',
      'Why did the job stop?',
      'Why was it restarted?',
    ],
  },
  'why do you': {
    hints: ['Why do you copy the list?', "Why don't you use a map?"],
    fine: ['What does the copy give us?', 'Why do we copy the list?'],
  },
  'those people always': {
    hints: ['Those ops people always block us.', 'Typical frontend developers.'],
    fine: [
      'The hand-over on Thursday had no list of open changes.',
      'The typical team has five people.',
    ],
  },
  'not our problem': {
    hints: ["That's not our problem.", 'Let them deal with it.'],
    fine: ['The payments team owns it; we can help with the logs.', 'Let them know.'],
  },
  'as I already said': {
    hints: [
      'As I already said, we do not use globals.',
      'For the third time, run the formatter.',
      'I am tired of explaining this.',
    ],
    fine: [
      'The rule on globals is in the guide; what was unclear in it?',
      'As I said in the summary the numbers are from May.',
    ],
  },
  'fix this now': {
    hints: ['Fix this now.', 'Do it properly.'],
    fine: [
      'Issue (blocking): the handle stays open when the read fails.',
      'This fixes it properly.',
    ],
  },
  'I will not approve': {
    hints: ["I won't approve this.", 'I refuse to review such changes.'],
    fine: [
      'With the renames in a change of their own I would approve it.',
      "I won't be there on Friday.",
    ],
  },
  'because I said so': {
    hints: ['Because I said so.', 'I am the architect here.'],
    fine: ['We keep one writer, since two of them lost updates.'],
  },
  'end of discussion': {
    hints: [
      'End of discussion.',
      'That is not how we do things here.',
      'This is not up for debate.',
    ],
    fine: ['Objections with a reason are welcome until Friday.', 'The grace period ends today.'],
  },
  'hinted at who it was': {
    hints: [
      'She approved it in forty seconds; draw your own conclusions.',
      'Three guesses who merged it.',
      'This one is on the platform team.',
      'The blame lies squarely with the consultants.',
    ],
    fine: [
      'We all know that the index is slow.',
      'The approval took forty seconds; the diff shows the config as binary.',
    ],
  },
  'all because of somebody': {
    hints: [
      'The date slipped because Karim insisted on a demo.',
      'Everything was fine until the new guy touched it.',
      'The outage came courtesy of the platform team.',
    ],
    fine: [
      'Everything was fine until the disk was full.',
      'The date slipped because the answer took two weeks.',
    ],
  },
  'if only they had': {
    hints: [
      'A quick look would have shown it.',
      'I warned the mobile team about the deadlock.',
      'A little common sense would have gone a long way.',
    ],
    fine: [
      'The notice reached the owners of accounts only.',
      'A small index would have the same effect.',
    ],
  },
  'against the rules': {
    hints: [
      'A member of staff restarted the service against instructions.',
      'It was rolled out without the required approval.',
      'The team showed a complete disregard for the users.',
    ],
    fine: [
      'The instructions are those of version 8, and the site runs version 9.',
      'It went out without a review, as nobody else was on shift.',
    ],
  },
  'nobody did what was needed': {
    hints: [
      'Not one platform engineer noticed.',
      'Camille changed the threshold, told nobody, and left for the day.',
      'Someone in support could not be bothered.',
    ],
    fine: [
      'The alert goes to a channel that was closed in May.',
      'Camille changed the threshold at 14:02.',
    ],
  },
  'on their own whim': {
    hints: [
      'Omar took it upon himself to disable replication.',
      'Somebody apparently thought a cron job without a lock was fine.',
      'The analyst cherry-picked the weeks.',
    ],
    fine: [
      'Replication was disabled to free disk space, as the guide recommends.',
      'The chart shows six weeks; over the year the effect is half as large.',
    ],
  },
  'anybody would have known': {
    hints: [
      'Any self-respecting engineer knows this.',
      'Every beginner knows this.',
      'It was a rookie mistake and an amateur hour.',
    ],
    fine: ['The disk was full, which the graph of six hours did not show.'],
  },
  'talking down': {
    hints: [
      'Stay in your lane.',
      'Let the grown-ups decide.',
      "I'm sure it made sense to you at the time.",
      'Has it ever occurred to you that there is a reason?',
    ],
    fine: [
      'Do you remember the reason for the second queue?',
      'I made a poor job of explaining that; may I try again with an example?',
    ],
  },
  mocking: {
    hints: [
      'Behold, the untested regex.',
      'Thoughts and prayers to whoever inherits this.',
      'It reads like someone fell on the keyboard.',
    ],
    fine: ['The regex is not tested yet.', 'It reads like a queue and works like a stack.'],
  },
  'of a whole group': {
    hints: [
      'The ORM crowd is at it again.',
      'You lot only complain.',
      'Developers think that a tooltip solves everything.',
    ],
    fine: [
      'Developers think about this in different ways; two examples are below.',
      'The types of both lists differ.',
    ],
  },
  'good for nothing': {
    hints: [
      'The code is adequate, given who wrote it.',
      'Your benchmark is meaningless.',
      'Whoever configured this should be ashamed of it.',
    ],
    fine: [
      'The benchmark measures the time to start as well.',
      'Whoever configured this: thank you, it held.',
    ],
  },
  'not even read': {
    hints: [
      'I stopped reading at line 40.',
      'Over my dead body.',
      "Thanks for the input, we'll take it from here.",
    ],
    fine: [
      'I got lost between line 40 and 60.',
      'Thanks for the input; the limit is part of the draft now.',
    ],
  },
  'closing the door': {
    hints: [
      'The matter is closed.',
      'The decision stands and my answer stands.',
      'Nothing to discuss, really.',
    ],
    fine: [
      'The ticket is closed, as the fix is out.',
      'We decided for the second vendor; the notes hold the reasons.',
    ],
  },
  'hurry or else': {
    hints: [
      'Explain yourself.',
      'You have until five.',
      'I want an answer by noon.',
      'You have until five to explain it to your manager.',
    ],
    fine: ['Could I have it before the call at noon?', 'Which part of it should we look at first?'],
  },
}
