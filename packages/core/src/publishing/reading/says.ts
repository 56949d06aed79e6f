/** A finding → who says it, and what is not told of them. */
import type { Finding } from '../../vocabulary/index.ts';
import { tellsNumber } from '../tells-number.ts';
import { CERTAINTY_WORDS, CHANNEL_WORDS } from '../words.ts';
import { speakerName, type View } from './view.ts';

/** "U.S. officials: unnamed, number not stated"; "Antony Blinken, US secretary of state". */
export function sayer(view: View, finding: Finding): string {
  const statement = view.statementOf(finding.statement);
  if (finding.speaker === 'reporter') {
    return finding.channel === 'official_text' ? 'the document itself' : 'the report, in its own voice';
  }
  const words = finding.speaker.text;
  if (!statement) return words;
  const { speaker } = statement;
  const name = speaker.members ? words : speakerName(speaker, words);
  if (speaker.kind === 'named') return speaker.office ? `${name}, ${speaker.office}` : name;
  const unnamed = finding.channel === 'anonymous_official' || speaker.kind === 'anonymous';
  if (!unnamed) return speaker.kind === 'outlet' && isVague(words) ? `${words}, unnamed` : words;
  return `${words}: unnamed${tellsNumber(words) ? '' : ', number not stated'}`;
}

/** How sure the speaker is, and on what the words rest; empty where it is said outright by one of the above. */
export function howSure(finding: Finding): string {
  const words = finding.certainty === 'CT+' ? '' : CERTAINTY_WORDS[finding.certainty];
  const third = finding.channel === 'third_party' ? CHANNEL_WORDS.third_party : '';
  return [words, third].filter((part) => part !== '').join('; ');
}

/** "some reports", "media reports": no outlet is named. */
const isVague = (words: string): boolean => /\breports?\b|\bmedia\b/i.test(words);
