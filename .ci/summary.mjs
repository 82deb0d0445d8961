// Prints the last line of a CI run, "N passed, N failed": from the test runner's JSON report, and 1 if the runner failed.
import { readFileSync } from 'node:fs';

const [path, runnerFailed] = process.argv.slice(2);
const report = JSON.parse(readFileSync(path, 'utf8'));

/** Files that failed as a whole, such as one that cannot be imported, have no failed test to be counted by. */
const broken = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
).length;
/** A process that died, or an error outside every test, fails the run without a trace in the report. */
const failed = Math.max(report.numFailedTests + broken, Number(runnerFailed));
const skipped = report.numPendingTests + report.numTodoTests;

console.log(
  `${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
