/**
 * Drafts → the same with their speaker: the innermost statement's source, or the reporter. The channel is what the
 * speaker's words rest on: an official's, named or not, a third party's, an outlet's, or the document itself.
 */
import type { Channel, Quote, Speaker } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { bare } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { isAuthority, isOfficial, isOutlet, isText, isTitle } from '../lexicon.ts';
import { quoteRun, runOf, type Scene } from '../scene.ts';
import type { Officials } from '../slots/issuers.ts';
import words from './voice.json' with { type: 'json' };

export const withVoice =
  (scene: Scene, officials: Officials, isNotice: boolean) =>
  (draft: Draft): Draft => {
    const statement =
      scene.saidAt(draft.verb) ?? (draft.phase === 'hinted' ? scene.cuedAt(draft.verb) : null);
    const silent =
      !statement && draft.phase === 'no_comment' ? subjectBefore(scene, draft.anchor.first).run : null;
    if (silent) {
      const quote = quoteRun(scene, bare(scene, silent));
      return {
        ...draft,
        speaker: quote,
        speakerKey: quote.text.toLowerCase(),
        channel: channelOfWords(scene, quote),
      };
    }
    const late = statement ? null : trailingSpeaker(scene, draft.verb);
    if (late)
      return {
        ...draft,
        speaker: late.quote,
        speakerKey: late.quote.text.toLowerCase(),
        channel: late.channel,
      };
    if (!statement) return isNotice ? { ...draft, channel: 'official_text' } : draft;
    const speaker = speakerQuote(scene, statement.speaker, statement.source[0] ?? null);
    const base = { ...draft, statement: statement.id };
    if (!speaker) return base;
    const channel = channelOf(scene, officials, statement.speaker, speaker);
    const weaker =
      channel === 'third_party' &&
      draft.certainty === 'CT+' &&
      draft.phase === 'announced' &&
      tellsPromise(scene, draft);
    return {
      ...base,
      speaker,
      channel,
      speakerKey: keyOf(statement.speaker, speaker),
      certainty: weaker ? 'PR+' : draft.certainty,
    };
  };

/** "Was assured that licences will be granted": of what others promised it, a third party is at most fairly sure. */
function tellsPromise(scene: Scene, draft: Draft): boolean {
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  return scene.low.slice(firstToken, endToken).some((w) => PROMISES.has(w));
}
const PROMISES = new Set(words.promises);

/** "The spokesman" after "a government spokesman" is one speaker. */
export const isSameSpeaker = (a: string, b: string): boolean =>
  a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`) || a.startsWith(`${b} `) || b.startsWith(`${a} `);

const keyOf = (speaker: Speaker, quote: Quote): string =>
  (speaker.name ?? quote.text)
    .toLowerCase()
    .replace(/^(?:the|a|an|some|one|two|three|several) /, '')
    .replace(/ (?:with|who|familiar|briefed|in|at|of) .*$/, '');

/** The person's full name where told, else the source's words without article. */
export function speakerQuote(scene: Scene, speaker: Speaker, source: Quote | null): Quote | null {
  const mention = speaker.mention ?? source;
  if (!mention) return null;
  if (speaker.name) {
    const at = scene.article.text.slice(mention.start, mention.end).indexOf(speaker.name);
    if (at >= 0) {
      const start = wholeName(scene, mention.start + at);
      const end = mention.start + at + speaker.name.length;
      return { start, end, text: scene.article.text.slice(start, end) };
    }
  }
  const run = runOf(scene, { start: wholeName(scene, mention.start), end: mention.end });
  return run ? quoteRun(scene, bareSource(scene, run.first, run.end)) : mention;
}

/** "White House spokesperson" where the name began at "House". */
function wholeName(scene: Scene, start: number): number {
  const run = runOf(scene, { start, end: start + 1_000 });
  const entity = run ? scene.entityAt(run.first) : undefined;
  return entity && entity.start < start ? entity.start : start;
}

const bareSource = (scene: Scene, first: number, end: number) =>
  /^(?:some|all|both)$/.test(scene.low[first] ?? '') ? { first, end } : bare(scene, { first, end });

function channelOf(scene: Scene, officials: Officials, speaker: Speaker, quote: Quote): Channel {
  const parts = quote.text.toLowerCase().split(/[^\p{L}]+/u);
  if (speaker.kind !== 'named' && /\bofficials?\b/i.test(quote.text)) return 'anonymous_official';
  if (speaker.kind !== 'named' && PRIVATE.test(quote.text)) return 'third_party';
  if (speaker.kind === 'outlet' || parts.some(isOutlet)) return 'outlet_voice';
  if (speaker.kind === 'named') {
    if (speaker.office)
      return speaker.office
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((w) => isTitle(w) || isAuthority(w)) && !isPrivate(speaker.office)
        ? 'named_official'
        : 'third_party';
    return speaker.name && officials(speaker.name)
      ? 'named_official'
      : isKnownBody(scene, quote)
        ? 'named_official'
        : 'third_party';
  }
  if (speaker.kind === 'office') return 'named_official';
  if (speaker.kind === 'anonymous') {
    if (BODY.test(quote.text)) return 'named_official';
    return parts.some(isOfficial) ? 'anonymous_official' : 'third_party';
  }
  if (speaker.kind === 'document')
    return parts.some(isText) || parts.some(isAuthority) ? 'named_official' : 'third_party';
  if (speaker.kind === 'group')
    return parts.some(isAuthority) || parts.some(isOfficial) || isKnownBody(scene, quote)
      ? 'named_official'
      : 'third_party';
  return 'third_party';
}

/** "…, three officials said." where no statement was found: the phrase between the last comma and the verb of saying. */
function trailingSpeaker(scene: Scene, verb: number): { quote: Quote; channel: Channel } | null {
  const { firstToken, endToken } = scene.sentenceOf(verb);
  for (let i = endToken - 1; i > verb + 2; i--) {
    if (!SAYING.has(scene.low[i]!) || scene.tokens[i]!.pos !== 'VERB') continue;
    let comma = i - 1;
    while (comma > verb && scene.low[comma] !== ',') {
      if (scene.tokens[comma]!.pos === 'VERB' || scene.tokens[comma]!.pos === 'AUX') return null;
      comma--;
    }
    if (comma <= Math.max(verb, firstToken) || i - comma < 2) return null;
    const quote = quoteRun(scene, bareSource(scene, comma + 1, i));
    return { quote, channel: channelOfWords(scene, quote) };
  }
  return null;
}
/** By the words of the source alone. */
function channelOfWords(scene: Scene, quote: Quote): Channel {
  const parts = quote.text.toLowerCase().split(/[^\p{L}]+/u);
  if (parts.some(isOutlet)) return 'outlet_voice';
  if (PRIVATE.test(quote.text)) return 'third_party';
  const one = /^(?:senior |u\.s\. |us )*official/i.test(quote.text);
  if (one || parts.some((w) => isOfficial(w) && w.endsWith('s'))) return 'anonymous_official';
  return parts.some((w) => isAuthority(w) || isTitle(w) || isOfficial(w)) || isKnownBody(scene, quote)
    ? 'named_official'
    : 'third_party';
}

const SAYING = new Set(words.saying);
const anyOf = (list: readonly string[]) => list.map((w) => w.replaceAll('.', '\\.')).join('|');
const BODY = new RegExp(`\\b(?:${anyOf(words.bodies)})$`, 'iu');
/** A union is a private body, but for those of states. */
const PRIVATE = new RegExp(
  `\\b(?:(?<!${anyOf(words.publicUnions.map((w) => `${w} `))})union|${anyOf(words.private)})\\b`,
  'iu',
);
const isPrivate = (office: string) => PRIVATE.test(office);

function isKnownBody(scene: Scene, quote: Quote): boolean {
  const run = runOf(scene, quote);
  if (!run) return false;
  for (let i = run.first; i < run.end; i++) {
    const entity = scene.entityAt(i);
    if (entity && entity.id !== null && /^(?:office|place)$/.test(entity.kind) && !PRIVATE.test(quote.text))
      return true;
  }
  return false;
}
