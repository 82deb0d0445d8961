// The registry of endpoints: a new one is one line here.
import { changeCard } from './change-card.ts';
import { checkFiles } from './check-files.ts';
import { closeSession } from './close-session.ts';
import { flagPresentation } from './flag-presentation.ts';
import { getAnswer } from './get-answer.ts';
import { getBank } from './get-bank.ts';
import { getCalendar } from './get-calendar.ts';
import { getCalendarFeed } from './get-calendar-feed.ts';
import { getCalibration } from './get-calibration.ts';
import { getCard } from './get-card.ts';
import { getExamReadiness } from './get-exam-readiness.ts';
import { getFit } from './get-fit.ts';
import { getForecast } from './get-forecast.ts';
import { getHealth } from './get-health.ts';
import { getMe } from './get-me.ts';
import { getMetrics } from './get-metrics.ts';
import { getPlan } from './get-plan.ts';
import { getPresentation } from './get-presentation.ts';
import { getProgress } from './get-progress.ts';
import { getReadiness } from './get-readiness.ts';
import { getRetention } from './get-retention.ts';
import { getSession } from './get-session.ts';
import { getToday } from './get-today.ts';
import { getTopics } from './get-topics.ts';
import { getTraps } from './get-traps.ts';
import { issueAhead } from './issue-ahead.ts';
import { liftQuarantine } from './lift-quarantine.ts';
import { listBanks } from './list-banks.ts';
import { listCards } from './list-cards.ts';
import { listExams } from './list-exams.ts';
import { listItems } from './list-items.ts';
import { listOwnReports } from './list-own-reports.ts';
import { listPresentations } from './list-presentations.ts';
import { listQuestions } from './list-questions.ts';
import { listReports } from './list-reports.ts';
import { listSessions } from './list-sessions.ts';
import { nextPresentation } from './next-presentation.ts';
import { previewQuestion } from './preview-question.ts';
import { quarantineQuestion } from './quarantine-question.ts';
import { regrade } from './regrade.ts';
import { reloadBanks } from './reload-banks.ts';
import { reportQuestion } from './report-question.ts';
import { revealAnswer } from './reveal-answer.ts';
import { reviseAnswer } from './revise-answer.ts';
import { settleReport } from './settle-report.ts';
import { startFit } from './start-fit.ts';
import { startSession } from './start-session.ts';
import { submitAnswer } from './submit-answer.ts';
import { syncAnswers } from './sync-answers.ts';
import { undoAnswer } from './undo-answer.ts';
import { updateMe } from './update-me.ts';

export const routes = [
  changeCard,
  checkFiles,
  closeSession,
  flagPresentation,
  getAnswer,
  getBank,
  getCalibration,
  getCalendar,
  getCalendarFeed,
  getCard,
  getExamReadiness,
  getFit,
  getForecast,
  getHealth,
  getMe,
  getMetrics,
  getPlan,
  getPresentation,
  getProgress,
  getReadiness,
  getRetention,
  getSession,
  getToday,
  getTopics,
  getTraps,
  issueAhead,
  liftQuarantine,
  listBanks,
  listCards,
  listExams,
  listOwnReports,
  listItems,
  listPresentations,
  listQuestions,
  listReports,
  listSessions,
  nextPresentation,
  quarantineQuestion,
  previewQuestion,
  regrade,
  reportQuestion,
  reloadBanks,
  revealAnswer,
  startFit,
  reviseAnswer,
  settleReport,
  startSession,
  submitAnswer,
  syncAnswers,
  undoAnswer,
  updateMe,
] as const;
