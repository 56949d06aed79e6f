/** The pages of the desk: what waits, a report as it was read, and, where the record may be changed, the forms for it. */
import type { Hono } from 'hono';
import type { House } from '../house.ts';
import { addRoutes } from './add.ts';
import { decideRoutes } from './decide.ts';
import { newPolicyRoutes } from './new-policy.ts';
import { reportRoutes } from './report.ts';
import { reviewRoutes } from './review.ts';

export function deskRoutes(app: Hono, house: House): void {
  reviewRoutes(app, house);
  reportRoutes(app, house);
  addRoutes(app, house);
  decideRoutes(app, house);
  newPolicyRoutes(app, house);
}
