/** The fields of a posted form. A body that is no form is the sender's mistake, so it is answered 400, never 500. */
export async function submittedForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response("bad_form", { status: 400 })
  }
}
