/** Every address we do not know gets the shop's own 404 page. */
export function loader(): never {
  throw new Response("page_not_found", { status: 404 })
}

export default function NotFound() {
  return null
}
