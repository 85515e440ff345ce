import { strToU8, zipSync } from 'fflate'
import { aRoom } from './a-docx.ts'

const names =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'

const automaticStyles = `<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>
</office:automatic-styles>`

const styles = `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${names}><office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Pull_20_words" style:display-name="Pull words" style:family="paragraph"/>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"/>
</office:styles></office:document-styles>`

const body = `<office:text><text:sequence-decls/>
<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">Riverton moves</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Summary</text:h>
<text:p text:style-name="P1">The <text:span text:style-name="T1">city</text:span> has<text:s/> <text:span text:style-name="T2">moved</text:span>; see <text:a xlink:href="https://example.eu/a?b=1&amp;c=2">the decision</text:a>.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Of 3 March.</text:p></text:note-body></text:note><office:annotation><dc:creator>A</dc:creator><text:p>Sure?</text:p></office:annotation></text:p>
<text:list text:style-name="L1"><text:list-item><text:p text:style-name="P1">One</text:p><text:list><text:list-item><text:p>Inner</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list>
<text:p text:style-name="P2">Never again.</text:p>
<text:p text:style-name="Pull_20_words">Look here.</text:p>
<text:h text:outline-level="2">Costs</text:h>
<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Euro</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>2025: 80,000</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
<text:p><draw:frame draw:name="Room"><draw:image xlink:href="Pictures/room.png"/><svg:desc>The new room</svg:desc></draw:frame></text:p>
<text:p text:style-name="Caption">The room in May</text:p>
</office:text>`

/** An OpenDocument text with everything that its reader knows. `changes` replace parts of the archive. */
export function anOdt(changes: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}>${automaticStyles}<office:body>${body}</office:body></office:document-content>`
  const parts: Readonly<Record<string, string>> = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': content,
    'styles.xml': styles,
    'meta.xml': `<office:document-meta ${names}><office:meta><dc:title>From the properties</dc:title></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': '<manifest:manifest/>',
    ...changes,
  }
  const entries = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync({ ...Object.fromEntries(entries), 'Pictures/room.png': aRoom })
}
