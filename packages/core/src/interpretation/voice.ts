/**
 * Drafts → the same with their speaker: the innermost statement's source, or the reporter. The channel is what the
 * speaker's words rest on: an official's, named or not, a third party's, an outlet's, or the document itself.
 */
import type { Channel, Quote, Speaker } from '../vocabulary/index.ts';
import type { Draft } from './draft.ts';
import type { Officials } from './issuers.ts';
import { isAuthority, isOfficial, isOutlet, isText, isTitle } from './lexicon.ts';
import { bare } from './noun-phrase.ts';
import { quoteRun, runOf, type Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';

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
    const weaker = channel === 'third_party' && draft.certainty === 'CT+' && draft.phase === 'announced';
    return {
      ...base,
      speaker,
      channel,
      speakerKey: keyOf(statement.speaker, speaker),
      certainty: weaker ? 'PR+' : draft.certainty,
    };
  };

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
  const words = quote.text.toLowerCase().split(/[^\p{L}]+/u);
  if (speaker.kind !== 'named' && /\bofficials?\b/i.test(quote.text)) return 'anonymous_official';
  if (speaker.kind !== 'named' && PRIVATE.test(quote.text)) return 'third_party';
  if (speaker.kind === 'outlet' || words.some(isOutlet)) return 'outlet_voice';
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
    return words.some(isOfficial) ? 'anonymous_official' : 'third_party';
  }
  if (speaker.kind === 'document')
    return words.some(isText) || words.some(isAuthority) ? 'named_official' : 'third_party';
  if (speaker.kind === 'group')
    return words.some(isAuthority) || words.some(isOfficial) || isKnownBody(scene, quote)
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
  const words = quote.text.toLowerCase().split(/[^\p{L}]+/u);
  if (words.some(isOutlet)) return 'outlet_voice';
  if (PRIVATE.test(quote.text)) return 'third_party';
  const one = /^(?:senior |u\.s\. |us )*official/i.test(quote.text);
  if (one || words.some((w) => isOfficial(w) && w.endsWith('s'))) return 'anonymous_official';
  return words.some((w) => isAuthority(w) || isTitle(w) || isOfficial(w)) || isKnownBody(scene, quote)
    ? 'named_official'
    : 'third_party';
}

const SAYING = new Set(['said', 'says', 'announced', 'confirmed', 'reported', 'told', 'added']);

const BODY =
  /\b(?:authority|ministry|government|department|administration|commission|directorate|agency|council|parliament|pentagon|kremlin|office)$/i;
const PRIVATE =
  /\b(?:(?<!european |african |soviet )union|group|company|corporation|inc|firm|association|federation|exporters|importers|traders|chief executive|ceo|analyst|professor|researcher|economist|opposition|foundation|institute|university|network|coalition)\b/i;
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
