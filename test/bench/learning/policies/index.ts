// The registry of policies that are compared; the last one is the product's.
import { examPlan } from './exam-plan.ts';
import { newFirst, nineNew, reviewsFirst } from './fsrs.ts';
import { leitner } from './leitner.ts';
import { random } from './random.ts';
import { sm2 } from './sm2.ts';

export const policies = [random, leitner, sm2, reviewsFirst, nineNew, newFirst, examPlan] as const;
