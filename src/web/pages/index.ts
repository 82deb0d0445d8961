// Every screen by its address; each is loaded when it is first gone to, but for the one that most people open.
import { lazy } from 'preact-iso';
import { Today } from './today.tsx';

export const pages = [
  { path: '/', Screen: Today },
  {
    path: '/session/:id',
    Screen: lazy(() => import('./session.tsx').then(({ Session }) => Session)),
  },
  {
    path: '/session/:id/summary',
    Screen: lazy(() => import('./summary.tsx').then(({ Summary }) => Summary)),
  },
  { path: '/exam', Screen: lazy(() => import('./exam.tsx').then(({ Exam }) => Exam)) },
  {
    path: '/exam/:id',
    Screen: lazy(() => import('./exam-paper.tsx').then(({ ExamPaper }) => ExamPaper)),
  },
  {
    path: '/exam/:id/report',
    Screen: lazy(() => import('./exam-report.tsx').then(({ ExamReport }) => ExamReport)),
  },
  {
    path: '/progress',
    Screen: lazy(() => import('./progress.tsx').then(({ Progress }) => Progress)),
  },
  { path: '/traps', Screen: lazy(() => import('./traps.tsx').then(({ Traps }) => Traps)) },
  { path: '/cards', Screen: lazy(() => import('./cards.tsx').then(({ Cards }) => Cards)) },
  {
    path: '/cards/:cardId',
    Screen: lazy(() => import('./card.tsx').then(({ CardPage }) => CardPage)),
  },
  {
    path: '/settings',
    Screen: lazy(() => import('./settings.tsx').then(({ Settings }) => Settings)),
  },
  {
    path: '/author/:part?',
    Screen: lazy(() => import('./author.tsx').then(({ Author }) => Author)),
  },
];
