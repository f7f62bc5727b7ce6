import multer from "multer"

/** 8 MB: a phone's full picture. */
const LARGEST_PICTURE_BYTES = 8 * 1024 * 1024

/** Takes one file of the form field `picture` into memory; nothing is written before its content was decided on. */
export const receivePicture = multer({ storage: multer.memoryStorage(), limits: { fileSize: LARGEST_PICTURE_BYTES, files: 1, fields: 4, parts: 6 } }).single("picture")
