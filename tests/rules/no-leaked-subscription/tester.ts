import { createReport } from '../../support/rule-testers.js';

export const report = createReport('no-leaked-subscription');
