import type { Picture } from "@qianhang/shared/contracts"

export interface PictureFrameProps {
  picture: Picture
  /** the CSS `sizes` of the slot */
  sizes: string
  /** the first picture of a page loads at once, all others when they come near */
  first?: boolean
  className?: string
}

/** The 4:5 slot. Width and height are always set, so nothing moves when the picture arrives. */
export function PictureFrame({ picture, sizes, first = false, className = "" }: PictureFrameProps) {
  const urgency = first ? ({ loading: "eager", fetchpriority: "high" } as const) : ({ loading: "lazy" } as const)
  return (
    <img src={picture.src} srcSet={picture.srcset} sizes={sizes} alt={picture.alt} width={640} height={800} decoding="async" {...urgency} className={`aspect-[4/5] h-auto w-full bg-mist object-cover ${className}`} />
  )
}

/** Square thumbnail beside a line of a cart or order; its name stands next to it, so it is not read out. */
export function Thumbnail({ src }: { src: string }) {
  return <img src={src} alt="" width={72} height={72} loading="lazy" decoding="async" className="size-[72px] shrink-0 rounded-lg bg-mist object-cover" />
}
