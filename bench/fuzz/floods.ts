/**
 * Documents of the full size that is taken, each one piece written over and over: what a reader might be flooded with.
 * `numbered` makes each piece differ from all others.
 */
import { MOST_DOCUMENT_BYTES } from '../../packages/core/src/reading/limits.ts';

type Flood = {
  name: string;
  mediaType: string;
  before?: string;
  piece: string;
  after?: string;
  numbered?: true;
};

const STORY = '<p>The ban on exports is lifted from Monday, the ministry said in a notice.</p>';
const [PAGE, FEED, JSON_FEED] = ['text/html', 'application/rss+xml', 'application/feed+json'];
const SCRIPT = '<script type="application/ld+json">';

const FLOODS: readonly Flood[] = [
  {
    name: 'a script',
    mediaType: PAGE,
    before: '<script>',
    piece: 'var a="x";\n',
    after: `</script>${STORY}`,
  },
  {
    name: 'a script that seems to end',
    mediaType: PAGE,
    before: '<script>',
    piece: '</x',
    after: `</script>${STORY}`,
  },
  { name: 'a comment of dashes', mediaType: PAGE, before: '<!-- ', piece: '--', after: ` -->${STORY}` },
  { name: 'comments', mediaType: PAGE, piece: '<!-- x -->', after: STORY },
  { name: 'declarations', mediaType: PAGE, piece: '<!x>', after: STORY },
  { name: 'pictures', mediaType: PAGE, piece: '<img>', after: STORY },
  { name: 'bold nothings', mediaType: PAGE, piece: '<b></b>', after: STORY },
  {
    name: 'classes',
    mediaType: PAGE,
    piece: '<b class="author-box read-more#"></b>',
    numbered: true,
    after: STORY,
  },
  { name: 'names of elements', mediaType: PAGE, piece: '<x#></x#>', numbered: true, after: STORY },
  { name: 'attributes', mediaType: PAGE, before: '<p ', piece: 'a# ', numbered: true, after: `>${STORY}` },
  { name: 'links to authors', mediaType: PAGE, piece: '<a href="/author/jane/x"></a>', after: STORY },
  { name: 'end tags', mediaType: PAGE, piece: '</i>', after: STORY },
  { name: 'line breaks', mediaType: PAGE, piece: '<br>', after: STORY },
  { name: 'references', mediaType: PAGE, piece: '&amp;', after: STORY },
  { name: 'tags that are none', mediaType: PAGE, piece: '<', after: STORY },
  { name: 'lone white space', mediaType: PAGE, piece: '<b> </b>', after: STORY },
  { name: 'forms', mediaType: PAGE, piece: '<form>', after: STORY },
  { name: 'drawings', mediaType: PAGE, before: '<svg>', piece: '<g/>', after: `</svg>${STORY}` },
  { name: 'blocks', mediaType: PAGE, piece: '<div></div>', after: STORY },
  { name: 'metas', mediaType: PAGE, piece: '<meta name=n# content="&amp;x">', numbered: true, after: STORY },
  { name: 'times', mediaType: PAGE, piece: '<time datetime="2024-05-30">x</time>', after: STORY },
  { name: 'a title', mediaType: PAGE, before: '<title>', piece: 'x &amp; y - | ', after: `</title>${STORY}` },
  {
    name: 'scripts of JSON-LD',
    mediaType: PAGE,
    piece: `${SCRIPT}{"@type":"Person"}</script>`,
    after: STORY,
  },
  {
    name: 'broken JSON-LD',
    mediaType: PAGE,
    before: `${SCRIPT}{"name":"`,
    piece: 'x\\u0041"y',
    after: `"}</script>${STORY}`,
  },
  { name: 'sentences', mediaType: PAGE, piece: STORY },
  { name: 'lines', mediaType: 'text/plain', piece: 'x\n' },
  { name: 'list marks', mediaType: 'text/markdown', piece: '* a\n' },
  {
    name: 'an item of arrays',
    mediaType: 'application/feed-item+json',
    before: '{"content_text":[',
    piece: '[1],',
    after: '1]}',
  },
  {
    name: 'an item of elements',
    mediaType: 'application/feed-item+xml',
    before: '<item>',
    piece: '<a>x</a>',
    after: '</item>',
  },
  {
    name: 'items',
    mediaType: FEED,
    before: '<rss><channel>',
    piece: '<item><title>a</title></item>',
    after: '</channel></rss>',
  },
  {
    name: 'elements of one item',
    mediaType: FEED,
    before: '<rss><channel><item>',
    piece: '<a>b</a>',
    after: '</item></channel></rss>',
  },
  {
    name: 'items in JSON',
    mediaType: JSON_FEED,
    before: '{"version":"https://jsonfeed.org/version/1.1","items":[',
    piece: '{"id":"1"},',
    after: '{}]}',
  },
];

export function* floods(): Generator<{ name: string; mediaType: string; bytes: Uint8Array }> {
  for (const { name, mediaType, before = '', piece, after = '', numbered } of FLOODS) {
    const room = MOST_DOCUMENT_BYTES - before.length - after.length;
    yield {
      name,
      mediaType,
      bytes: Buffer.from(
        before + (numbered ? counted(piece, room) : piece.repeat(room / piece.length)) + after,
      ),
    };
  }
}

function counted(piece: string, room: number): string {
  const pieces: string[] = [];
  for (let length = 0, i = 0; ; i++) {
    const next = piece.replaceAll('#', String(i));
    length += next.length;
    if (length > room) return pieces.join('');
    pieces.push(next);
  }
}
