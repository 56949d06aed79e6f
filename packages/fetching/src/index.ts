export { type FetchedReport, type FetchOptions, fetchReport } from './fetch-report.ts';
