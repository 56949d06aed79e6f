/** The quick walk over markup tells what htmlparser2 tells, on pieces put together at random and on hard cases. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { ATTRIBUTES, type Attributes } from './attributes.ts';
import { readMarkup } from './markup-events.ts';
import tags from './tags.json' with { type: 'json' };

const VOID = new Set(tags.void);

type Handler = {
  open(tag: string, attributes: Partial<Attributes>): void;
  text(words: string): void;
  close(tag: string): void;
};

/** Opening, text and closing, each a line; neighbouring texts fall together. */
function told(walk: (handler: Handler) => void): string[] {
  const events: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') events.push(`text ${text}`);
    text = '';
  };
  walk({
    open(tag, attributes) {
      flush();
      const given = ATTRIBUTES.filter((name) => attributes[name] !== undefined);
      events.push(`open ${tag} ${given.map((name) => `${name}=${attributes[name]}`).join(' ')}`);
    },
    text(words) {
      text += words;
    },
    close(tag) {
      flush();
      events.push(`close ${tag}`);
    },
  });
  flush();
  return events;
}

const plainly = (html: string): string[] =>
  told((handler) => {
    const parser = new Parser({
      onopentag: (tag, attributes) => handler.open(tag, attributes),
      ontext: (words) => handler.text(words),
      onclosetag: (tag) => VOID.has(tag) || handler.close(tag),
    });
    parser.write(html);
    parser.end();
  });

const quickly = (html: string): string[] =>
  told((handler) =>
    readMarkup(html, {
      open: (tag, attributes) => handler.open(tag.name, attributes),
      text: (words) => handler.text(words),
      close: (tag) => handler.close(tag.name),
    }),
  );

const CASES = [
  '<p>one<p>two<div>three</div>four</p>',
  '<ul><li>a<li>b</ul><table><tr><td>1<td>2<tr><td>3</table>',
  '<a href="x?a=1&amp;b=2&copy=3" title=\'"quoted"\' hidden DATA-X=Y/>text</a>',
  '<div class="a > b">inside</div><img alt=">"><br/><hr><input value=x/>',
  'a < b && c > d &amp; &copy; &#8211; &unknown; &lt',
  '<script>if (a < b) document.write("<p>no</p>")</script ><style>p > a {}</style>end',
  '<title>A &amp; B <b>not bold</b></title><textarea><p></textarea>',
  '<!-- a > comment --><p>x<!-->y<!---->z<!-- open',
  '<!doctype html><?php echo "x" ?></ nothing><p>after</></p>',
  '</p></div></br><form>a<form>b</form>c</form>',
  '<svg><path d="M0"/><g/></svg><p>after</p><svg><circle/>',
  '<p class="a" class="b" id=>x<p =y>z<div/>',
  '<h1>one<h2>two</h1>three<select><option>a<option>b</select>',
  '<P CLASS="Big">MIXED</p><DIV>x</Div>',
  '<scripture>not raw</scripture><script>',
];

for (const html of CASES)
  test(`as htmlparser2: ${html}`, () => {
    assert.deepEqual(quickly(html), plainly(html));
  });

test('as htmlparser2: pieces of markup put together at random', () => {
  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div class="x">',
      '</div>',
      '<a href=y>',
      '</a>',
      '<li>',
      '<ul>',
      '</ul>',
      '<br>',
      '<b>',
      '</b>',
    ],
    ...[
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<!-- c -->',
      '<script>x<y</script>',
      'words ',
      '&amp;',
      '<',
      '>',
      '<h2>',
    ],
    ...[
      '<img alt="a>b">',
      "<span\nid='q' >",
      '</span >',
      '<option>',
      '<select>',
      '</select>',
      '<form>',
      '</form>',
      '<dd>',
      '<dt>',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      // Ended, for of a tag that the page cuts off htmlparser2 tells the end without the beginning.
      const html = `${pieces.join('')}>`;
      assert.deepEqual(quickly(html), plainly(html));
    }),
    { numRuns: 500 },
  );
});
