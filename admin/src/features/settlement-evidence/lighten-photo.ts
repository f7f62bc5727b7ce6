const LIGHT_ENOUGH_BYTES = 1_200_000
const LONGEST_SIDE_PX = 2_400
const photos = ["image/jpeg", "image/png", "image/webp"]

/**
 * A phone's photograph made small enough for a weak network, still sharp enough to read a bank's receipt; what the camera
 * wrote about place and time stays behind. Anything else, and what cannot be made smaller, is given back as it was.
 */
export async function lightenPhoto(file: File): Promise<File> {
  if (!photos.includes(file.type) || file.size <= LIGHT_ENOUGH_BYTES) return file
  try {
    const photo = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(photo.width, photo.height))
    const canvas = document.createElement("canvas")
    canvas.width = Math.round(photo.width * scale)
    canvas.height = Math.round(photo.height * scale)
    canvas.getContext("2d")?.drawImage(photo, 0, 0, canvas.width, canvas.height)
    photo.close()
    const light = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85))
    return light && light.size < file.size ? new File([light], `${file.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg" }) : file
  } catch {
    return file
  }
}
