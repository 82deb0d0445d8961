// What the page says of a lost connection, of answers that wait for one, and of itself as an app.
export const offline = {
  connection: 'Connection',
  lost: 'No connection. What you answer is kept here.',
  kept: {
    one: 'No connection: {count} answer kept, sent when you are back.',
    other: 'No connection: {count} answers kept, sent when you are back.',
  },
  waiting: {
    one: '{count} answer waits to be sent.',
    other: '{count} answers wait to be sent.',
  },
  sending: { one: 'Sending {count} answer …', other: 'Sending {count} answers …' },
  asOf: 'As of {time}.',
  results: 'Your kept answers: {right} right, {wrong} wrong.',
  sentDone: { one: '{count} kept answer was sent.', other: '{count} kept answers were sent.' },
  refused: {
    one: '{count} kept answer was not taken.',
    other: '{count} kept answers were not taken.',
  },
  show: 'Show',
  dismiss: 'Done',
  title: 'Kept answers',
  waitingTitle: 'Waiting to be sent',
  waitingLead:
    'They are safe in this browser, and are sent by themselves once there is a connection. You may close the page.',
  sendNow: 'Send now',
  refusedTitle: 'Not taken',
  sentTitle: 'Sent',
  answeredAt: 'Answered at {time}',
  aQuestion: 'A question',
  right: 'Right',
  wrong: 'Wrong',
  recorded: 'Recorded; the result comes at the end of the exam',
  whyAnswered:
    'It was answered before, on another device or in another tab. That answer counts, and you need do nothing.',
  whyClosed:
    'Its session was over before you answered. Nothing is counted; the card comes again when it is due.',
  whyExamOver:
    'The exam was over before the answer arrived. What the exam held by then counts; the report shows it.',
  whyOld:
    'It was given more than 30 days ago. Nothing is counted; the card comes again when it is due.',
  whyGone:
    'The server does not know this question any more. Nothing is counted; start a new session to go on.',
  whyUnfit:
    'The question was changed meanwhile, so the answer does not fit it. The card comes again when it is due.',
  goesOn: 'Practice goes on when the connection is back',
  goesOnHelp:
    'There is no question left here that can be answered without the server. Come back to this page, or leave it open: it goes on by itself.',
  newVersion: 'A new version of this page is there.',
  loadVersion: 'Load it',
};
