import { uploadedPicture } from "@qianhang/shared/contracts"
import { uploadFile } from "./upload-file"

/** Sends one picture of a product; `onProgress` gets whole percents. Throws as `call` does. */
export const uploadPicture = (file: Blob, onProgress: (percent: number) => void) => uploadFile({ path: "/cooperative/pictures", field: "picture", file, answer: uploadedPicture, onProgress })
