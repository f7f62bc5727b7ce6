import { parser, type SAXOptions, type Tag } from "sax"
import { SheetRefused } from "./sheet"

/** What a reader hears of a document, element by element; names come without their prefix. */
export type XmlHandlers = {
  open?: (name: string, attribute: (name: string) => string | undefined) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/**
 * Reads an XML document as its bytes arrive, and gives control back after each piece. A document type is refused before
 * anything it declares is looked at, so no entity is ever resolved (XXE, "billion laughs"); only UTF-8 is read, so it
 * cannot hide in another encoding.
 * @throws SheetRefused
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const xml = parser(true, OPTIONS)
  xml.ondoctype = () => { throw new SheetRefused("dtd_refused", "a document type") }
  xml.onerror = () => { throw new SheetRefused("broken_sheet", "XML that is not well-formed") }
  xml.onopentag = (tag) => {
    const { name, attributes } = tag as Tag
    handlers.open?.(localName(name), (wanted) => attributes[wanted])
  }
  xml.onclosetag = (name) => handlers.close?.(localName(name))
  xml.ontext = (text) => handlers.text?.(text)
  xml.oncdata = (text) => handlers.text?.(text)
  const decoder = new TextDecoder("utf-8", { fatal: true })
  const decode = (piece?: Buffer): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch {
      throw new SheetRefused("broken_sheet", "XML that is not UTF-8")
    }
  }
  for await (const piece of bytes) {
    xml.write(decode(piece))
    yield
  }
  xml.write(decode()).close()
}

/** Reads a small document whole. @throws SheetRefused */
export async function readWholeXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _piece of readXml(bytes, handlers)) continue
}

/** Only the five entities of XML itself; the types do not know the option yet. */
const OPTIONS: SAXOptions & { strictEntities: true } = { position: false, strictEntities: true }

const localName = (name: string): string => name.slice(name.indexOf(":") + 1)
