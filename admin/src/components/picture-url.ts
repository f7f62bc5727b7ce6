import { readConfiguration } from "../config"

/** Products name their pictures by path (`/static/…`) or by URL; a browser needs a URL. */
export const pictureUrl = (picture: string): string => (picture.startsWith("/") ? readConfiguration().backend_url + picture : picture)
