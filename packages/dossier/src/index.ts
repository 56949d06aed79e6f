export { checkerCode } from './checker-code.ts';
export { type Dossier, dossierOf, reportsIn } from './dossier.ts';
export { isDossier, type VerifiedDossier, verifyDossier } from './verify-dossier.ts';
export { writeDossier } from './write-dossier.ts';
