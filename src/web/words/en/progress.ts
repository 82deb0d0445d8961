// What the page says of `progress`.
export const progress = {
  title: 'Progress',
  lead: 'Where you stand, what comes, and how far these figures can be trusted.',

  // Charts and tables
  asTable: 'Table: {title}',
  chartToday: 'Today',
  chartOff: 'Day off',
  chartFailed: 'The chart could not be loaded. The table below has its figures.',
  under: 'under {share}',
  over: 'over {share}',
  span: '{low} to {high}',
  likely: 'probably {span}',
  haveNeed: '{have} of {need}',
  fraction: '{have}/{need}',
  day: 'Day',
  week: 'Week from',
  month: 'Month',
  bank: 'Bank',
  cards: 'Cards',
  all: 'All',
  time: 'Time',
  range: 'Range',
  answered: 'Answered',
  reviews: 'Reviews',
  newCards: 'New cards',

  // Overall
  overall: 'All in all',
  overallTells: {
    one: 'You have met {seen} of {cards} cards, and {count} of them would last three weeks without a look.',
    other:
      'You have met {seen} of {cards} cards, and {count} of them would last three weeks without a look.',
  },
  nothingYet: 'Nothing answered yet',
  nothingYetHelp:
    'Every answer teaches this page something: what you know, what fades, and which days it will come back. A first session takes five minutes.',
  start: 'Answer the first questions',
  seen: 'Cards met',
  seenOf: { one: 'of {count} card', other: 'of {count} cards' },
  known: 'Known well',
  knownHint: 'last three weeks or more',
  due: 'Due now',
  dueHint: 'would fade if left alone',
  recall: 'Recalled today',
  recallHint: 'expected, of the cards met',
  right: 'Right',
  answers: { one: '{count} answer', other: '{count} answers' },
  streak: 'Streak',
  studied: { one: '{count} day studied, {time}', other: '{count} days studied, {time}' },
  byBank: 'Progress by bank',
  byType: 'Progress by type of question',
  type: 'Type',
  seconds: 'Seconds each',
  typeSingle: 'One answer',
  typeMultiple: 'Several answers',
  typeOrdering: 'Ordering',
  typeMatching: 'Matching',
  typeCase: 'Case',
  typeShort: 'Short text',
  typeRecall: 'Recall',

  // Readiness
  readiness: 'Readiness',
  mastery: 'What you will recall',
  noCards: 'There are no cards here yet.',
  recallTodayTells: 'Asked about every card today, you would recall {share}.',
  recallTells: 'If you stopped studying now, you would recall {share} of the cards on {day}.',
  recallPlanTells:
    'If you stopped studying now, you would recall {share} of the cards on {day}; if you follow the plan, {plan}.',
  stopNow: 'If you stop now',
  recallNow: 'Today',
  withPlan: 'With the plan',
  masteryHint: 'You have met {seen} of {cards} cards; a card never met counts as not known.',
  masteryCorrected: 'Corrected by how earlier predictions turned out.',
  masteryByBank: 'Recall by bank',
  score: 'Expected score',
  scoreOf: 'Expected score in {exam}',
  notEnough: 'Not enough data yet.',
  notEnoughTells: 'An honest estimate needs more first answers than you have given in 60 days:',
  missingAll: 'All topics together',
  notEnoughHelp:
    'Only questions that you meet for the first time count, as in the real exam. Go on with new cards, and the estimate appears by itself.',
  meetNew: 'Go on practising',
  scoreTells: 'In a new exam you would get about {share} right, probably {span}.',
  expected: 'Expected',
  target: 'Your aim',
  noTarget: 'No aim',
  targetHint: 'Choose a share of right answers to see your chance of reaching it.',
  chance: 'Your chance of {target} or more: {share}.',
  weight: '{share} of the exam',
  byTopics: 'The bank does not say what the domains of the exam hold, so these are topics.',
  scoreByDomain: 'Expected score by domain',
  domain: 'Domain',
  share: 'Part of the exam',
  firstAnswers: 'First answers right',
  scoreHint: {
    one: 'From {answers} first answers, for a form of {count} question. It is a share of right answers, not a scaled score: nobody publishes how one becomes the other.',
    other:
      'From {answers} first answers, for a form of {count} questions. It is a share of right answers, not a scaled score: nobody publishes how one becomes the other.',
  },

  // Exam plan
  plan: 'Exam plan',
  noDate: 'No exam date yet',
  noDateHelp:
    'Tell Trapwise when your exam is. It then plans backwards from that day, says whether it can be done, and shows what more or fewer minutes a day would change.',
  setDate: 'Set the date',
  examFar: 'Your exam on {day} is still far away',
  examFarHelp:
    'The plan begins 120 days before it. Until then practice simply keeps alive what you have learned.',
  examDay: 'Today is the day',
  examDayHelp: 'There is nothing left to plan. You know what you know: good luck!',
  examOver: 'The exam of {day} is over',
  examOverHelp: 'Set the next date, or go on practising without one.',
  noExamCards: 'No card belongs to {exam}',
  noExamCardsHelp: 'Choose another exam, or none: then the plan covers every card.',
  chooseExam: 'Choose an exam',
  solving: 'The plan is being worked out …',
  planFits:
    'It can be done: every card will be asked before the exam, and you can expect to recall {share} of them on {day} ({span}).',
  planTight: {
    one: 'It is tight: {count} of {cards} cards will not be asked before the exam. Expect to recall {share} on {day} ({span}).',
    other:
      'It is tight: {count} of {cards} cards will not be asked before the exam. Expect to recall {share} on {day} ({span}).',
  },
  minutesADay: 'Minutes a day',
  fewer: 'Fewer minutes',
  more: 'More minutes',
  minutesNow: {
    one: 'Your setting: {count} minute. Move the slider to see what others would bring; nothing changes until you save.',
    other:
      'Your setting: {count} minutes. Move the slider to see what others would bring; nothing changes until you save.',
  },
  noMinutes:
    'You have set no minutes, only limits of cards. Move the slider to see what a fixed time would bring; nothing changes until you save.',
  saveNothing: 'Save',
  save: { one: 'Save {count} minute a day', other: 'Save {count} minutes a day' },
  saved: { one: 'Saved: {count} minute a day', other: 'Saved: {count} minutes a day' },
  undoTrial: 'Back to my setting',
  recalledOnDay: 'Recalled on the day',
  unfit: 'Cards not asked in time',
  answersADay: 'Answers a day',
  secondsEach: { one: '{count} second each', other: '{count} seconds each' },
  becomes: 'becomes',
  working: {
    one: 'Working out what {count} minute a day would bring …',
    other: 'Working out what {count} minutes a day would bring …',
  },
  moreBuys: {
    one: '{count} minute more a day would make it {share}.',
    other: '{count} minutes more a day would make it {share}.',
  },
  lessCosts: {
    one: '{count} minute fewer, {share}.',
    other: '{count} minutes fewer, {share}.',
  },
  trialSame: {
    one: 'With {count} minute a day it comes to about the same.',
    other: 'With {count} minutes a day it comes to about the same.',
  },
  trialShare: {
    one: 'With {count} minute a day you would recall {share} instead of {was}.',
    other: 'With {count} minutes a day you would recall {share} instead of {was}.',
  },
  trialTells: {
    one: 'With {count} minute a day you would recall {share} instead of {was}; cards not asked in time: {unfit}.',
    other:
      'With {count} minutes a day you would recall {share} instead of {was}; cards not asked in time: {unfit}.',
  },
  load: 'Load of each day',
  loadTried: {
    one: 'Load of each day with {count} minute',
    other: 'Load of each day with {count} minutes',
  },
  loadShows: {
    one: 'Bars: the load of {count} day until the exam, {total} answers in all, at most {most} a day; days off: {off}.',
    other:
      'Bars: the load of {count} days until the exam, {total} answers in all, at most {most} a day; days off: {off}.',
  },
  planned: 'Planned',
  capacity: 'Room for',
  unfitList: {
    one: '{count} card that will not be asked in time',
    other: '{count} cards that will not be asked in time',
  },
  unfitHelp: 'What matters least for the exam comes last. A few minutes more a day bring it back.',
  andMore: { one: 'and {count} more', other: 'and {count} more' },

  // Forecast
  forecast: 'The coming days',
  forecastDays: 'How many days',
  forecastTells: {
    one: '{today} cards today; the busiest of this {count} day is {day} with {most}.',
    other: '{today} cards today; the busiest of these {count} days is {day} with {most}.',
  },
  todayTells: {
    one: '{today} cards today, and this {count} day has no more.',
    other: '{today} cards today, and none of these {count} days has more.',
  },
  carried: 'Left for the next day',
  carriedTells: {
    one: 'Up to {count} card does not fit into your daily limits and waits.',
    other: 'Up to {count} cards do not fit into your daily limits and wait.',
  },
  forecastShows: {
    one: 'Bars: the load of {count} day, {total} cards; most on {day}, {most}.',
    other: 'Bars: the load of the next {count} days, {total} cards in all; most on {day}, {most}.',
  },
  forecastTable: {
    one: 'Cards in the next {count} day',
    other: 'Cards in the next {count} days',
  },
  forecastHint: 'What you answer will come back on top of this, so later days are a lower bound.',
  nothingDue: 'Nothing comes due in these days',
  nothingDueHelp: 'Meet new cards, and their reviews will stand here.',

  // Retention
  retention: 'Memory: predicted and real',
  retentionAsPredicted: {
    one: 'Your memory does what is expected of it: {observed} recalled, {predicted} predicted, in {count} review.',
    other:
      'Your memory does what is expected of it: {observed} recalled, {predicted} predicted, in {count} reviews.',
  },
  retentionMore: {
    one: 'You remember more than predicted: {observed} recalled, {predicted} predicted, in {count} review.',
    other:
      'You remember more than predicted: {observed} recalled, {predicted} predicted, in {count} reviews.',
  },
  retentionLess: {
    one: 'You forget sooner than predicted: {observed} recalled, {predicted} predicted, in {count} review.',
    other:
      'You forget sooner than predicted: {observed} recalled, {predicted} predicted, in {count} reviews.',
  },
  retentionFew: {
    one: 'Too early to say: {observed} recalled, {predicted} predicted, in only {count} review.',
    other: 'Too early to say: {observed} recalled, {predicted} predicted, in only {count} reviews.',
  },
  retentionShows: {
    one: 'Recall by week, predicted as a line and real as points, for {count} week.',
    other: 'Recall by week, predicted as a line and real as points, for {count} weeks.',
  },
  retentionWeeks: 'Recall by week',
  retentionByAge: 'Recall of young and old memories',
  predicted: 'Predicted',
  observed: 'Recalled',
  young: 'Young memories',
  mature: 'Three weeks or older',
  noReviews: 'No review yet',
  noReviewsHelp:
    'A review is a card that you meet again on a later day. Then the guess of how well you remember it is held against what you really knew.',

  // Calibration
  calibration: 'Can the predictions be trusted?',
  calibrationTells: {
    one: 'Predictions of your memory are off by {points} percentage points on average, over {count} review.',
    other:
      'Predictions of your memory are off by {points} percentage points on average, over {count} reviews.',
  },
  calibrationFew: 'There are {have} of the {need} reviews that it takes to judge predictions.',
  calibrationShows: {
    one: 'Points: what was predicted against what was recalled, in {count} group; on the dashed line both are equal.',
    other:
      'Points: what was predicted against what was recalled, in {count} groups; on the dashed line both are equal.',
  },
  calibrationHint:
    'Across: predicted. Up: recalled, with the range in which the truth probably lies. On the dashed line both are equal.',
  calibrationTable: 'Predicted against recalled',
  probes: {
    one: 'In {count} spot check, asked at random: {observed} recalled, {predicted} predicted.',
    other: 'In {count} spot checks, asked at random: {observed} recalled, {predicted} predicted.',
  },
  bent: 'Readiness corrects predictions by what happened, since that made the newest ones better.',
  notBent: 'A correction was tried and did not help, so predictions stay as they are.',
  bentLater: 'From {need} reviews on, predictions may be corrected; there are {have}.',

  // Confidence
  confidence: 'How sure you were',
  confidenceFew: 'Say how sure you are a few more times, and this will tell whether to trust it.',
  sureTells: {
    one: 'When you are sure you are right in {share}; {count} time you were sure and wrong.',
    other: 'When you are sure you are right in {share}; {count} times you were sure and wrong.',
  },
  feelingHelps: {
    one: 'Your feeling is a good guide: sure means right in {share}. {count} time you were sure and wrong.',
    other:
      'Your feeling is a good guide: sure means right in {share}. {count} times you were sure and wrong.',
  },
  feelingMisleads: {
    one: 'Beware: you are right less often when you feel sure ({share}) than when you doubt. Sure and wrong: {count} time.',
    other:
      'Beware: you are right less often when you feel sure ({share}) than when you doubt. Sure and wrong: {count} times.',
  },
  feelingUnclear: {
    one: 'Sure means right in {share}, hardly more than when you doubt. Sure and wrong: {count} time.',
    other:
      'Sure means right in {share}, hardly more than when you doubt. Sure and wrong: {count} times.',
  },
  saidGuess: 'Guess',
  saidUnsure: 'Unsure',
  saidSure: 'Sure',
  neverSaid: 'never said',
  rightOf: {
    one: '{correct} of {count} right, probably {span}',
    other: '{correct} of {count} right, probably {span}',
  },
  spanHint: 'The thin line is the range in which your true share lies, 19 times in 20.',
  noConfidence: 'You have not said how sure you are',
  noConfidenceHelp:
    'Before you answer, press g for a guess, u for unsure or s for sure, or tap one of them. What you are sure of and get wrong is what an exam punishes.',

  // Calendar
  calendar: 'Your year',
  yearTells: {
    one: '{answers} answers on {count} day of {year}; most on {day}: {most}.',
    other: '{answers} answers on {count} days of {year}; most on {day}: {most}.',
  },
  streakTells: {
    one: 'Your streak is {count} day.',
    other: 'Your streak is {count} days.',
  },
  yearBefore: 'Show {year}, the year before',
  yearAfter: 'Show {year}, the year after',
  yearTable: 'Months of {year}',
  daysStudied: 'Days',
  emptyYear: 'No answers in {year}',
  emptyYearHelp: 'Each day with answers gets a colour: the darker, the more.',
  legend: 'What the colours mean',
  fromTo: '{from}–{to}',
  andUp: { one: '{count} or more', other: '{count} or more' },

  // Topics
  topics: 'Topics',
  topic: 'Topic',
  topicsTells: '“{topic}” is what you recall least: {share} of its cards that you have met.',
  topicsNone: 'Practise a topic and it is seen here how much of it stays.',
  topicsHint: 'Practising a topic asks its cards whether they are due or not.',
  practise: 'Practise',
  metShort: 'Met',
  knownShort: 'Known',
  recallShort: 'Recall',
  dueShort: 'Due',
};
