export { rowsOf, type TableRow } from './rows-of.ts';
