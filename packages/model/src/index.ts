/**
 * Article → Analysis: tokens, parts of speech, sentences and entities of every block that is not furniture. The tagger
 * is wink-nlp's English lite model (Brown-corpus trained, 94 to 95% of tags right); entities are the gazetteer's names
 * and, beside them, runs of proper nouns of unknown kind.
 */
export { createAnalyser } from './analyse.ts';
export { checkModel } from './check-model.ts';
