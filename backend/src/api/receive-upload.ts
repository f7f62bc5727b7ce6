import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { doors, LARGEST_EVIDENCE_BYTES, type Door } from "@qianhang/shared/contracts"
import multer, { MulterError } from "multer"
import { Refused } from "./refusal"

type Uploaded = { buffer: Buffer; originalname: string }

/**
 * Takes one file of a door's upload field into memory, whatever its name or type says; nothing is written before its
 * content was decided on. Runs after the path's own guard, so a stranger's bytes are not read.
 */
const receive = (field: string, mostBytes: number) => {
  const take = multer({ storage: multer.memoryStorage(), limits: { fileSize: mostBytes, files: 1, fields: 12, fieldSize: 2_000, parts: 14 } }).single(field)
  return (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void => {
    take(request as never, response as never, (error: unknown) => {
      const tooLarge = error instanceof MulterError && error.code === "LIMIT_FILE_SIZE"
      next(tooLarge ? new Refused("invalid_data", "file_too_large", `文件不能超过 ${Math.floor(mostBytes / 1024 / 1024)} MB`, { [field]: "file_too_large" }) : error)
    })
  }
}

/** Every door that takes a file takes it here: a new one cannot be forgotten. */
export const uploadMiddlewares: MiddlewareRoute[] = doors.flatMap(({ path, method, upload, uploadBytes }: Door) =>
  upload === undefined ? [] : [{ matcher: path, methods: [method as "POST"], middlewares: [receive(upload, uploadBytes ?? LARGEST_EVIDENCE_BYTES)] }])

/** The file of a request that came through its door. @throws Refused when none was sent. */
export function uploadOf(request: MedusaRequest, field: string): { bytes: Buffer; fileName: string } {
  const { file } = request as MedusaRequest & { file?: Uploaded }
  if (!file) throw new Refused("invalid_data", "invalid_fields", "请选择一个文件", { [field]: "required" })
  // Forms send UTF-8; the parser reads a name byte by byte.
  return { bytes: file.buffer, fileName: Buffer.from(file.originalname, "latin1").toString("utf8") }
}
