// What the page says of `settings`.
export const settings = {
  title: 'Settings',
  saved: 'Saved',
  exam: 'Exam',
  noExam: 'No exam in particular',
  examDate: 'Date of the exam',
  refusedRange: 'Not saved: it must be a whole number from {low} to {high}.',
  refusedZone: 'Not saved: there is no such time zone. Choose one of the list.',
  refusedName: 'Not saved: a name has 1 to 100 characters.',
};
