import sharp from "sharp"
import { describe, expect, it } from "vitest"
import { mediaTypeOf, UnsupportedFile } from "./media-type"

const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#345" } })
const pdf = (inside = "1 0 obj <</Type /Catalog>> endobj") => Buffer.from(`%PDF-1.7\n${inside}\ntrailer <<>>\n%%EOF\n`)

describe("what a file of evidence is", () => {
  it("is read from its content", async () => {
    expect(await Promise.all([picture().jpeg().toBuffer(), picture().png().toBuffer(), picture().webp().toBuffer(), pdf()].map(async (bytes) => mediaTypeOf(await bytes)))).toEqual(["image/jpeg", "image/png", "image/webp", "application/pdf"])
  })

  it("may carry a phone's own trailer behind its end", async () => {
    expect(await mediaTypeOf(Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from("SEFHe\0\0\0trailer of a phone")]))).toBe("image/jpeg")
  })

  it("is refused when it is none of the four, broken, or two things at once", async () => {
    const jpeg = await picture().jpeg().toBuffer()
    const png = await picture().png().toBuffer()
    const refused: [string, Buffer][] = [
      ["svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
      ["html", Buffer.from("<!doctype html><p>x")],
      ["gif", Buffer.from("GIF89a....")],
      ["program", Buffer.from("MZ not a picture")],
      ["half a picture", png.subarray(0, 90)],
      ["magic alone", Buffer.concat([jpeg.subarray(0, 3), Buffer.alloc(400, 7)])],
      ["picture and page", Buffer.concat([jpeg, Buffer.from("<HTML><script>alert(1)</script>")])],
      ["picture and program", Buffer.concat([png, Buffer.from("<?php system('id');")])],
      ["picture and archive", Buffer.concat([jpeg, Buffer.from("PK\x05\x06"), Buffer.alloc(18)])],
      ["picture named webp inside", Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), png])],
      ["document and archive", Buffer.concat([pdf(), Buffer.from("PK\x05\x06"), Buffer.alloc(18)])],
      ["document without end", pdf().subarray(0, 30)],
      ["document behind other bytes", Buffer.concat([Buffer.from("MZ"), pdf()])],
      ["document with a script", pdf("<</S /JavaScript /JS (app.alert(1))>>")],
      ["document with a file", pdf("<</Type /EmbeddedFile>>")],
    ]
    const kept: string[] = []
    for (const [name, bytes] of refused) await mediaTypeOf(bytes).then(() => kept.push(name), (error: unknown) => expect(error).toBeInstanceOf(UnsupportedFile))
    expect(kept).toEqual([])
  })
})
