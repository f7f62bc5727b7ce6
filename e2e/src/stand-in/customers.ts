import type Stripe from "stripe"
import type { Books } from "./books.js"
import { API_VERSION, newAlipayMethod, newCustomer } from "./new-objects.js"
import { mergedMetadata, oneOf, refuseUnknown, requiredText, text, type Parameters } from "./parameters.js"
import { missing } from "./refusal.js"

const FIELDS = ["email", "name", "phone", "description", "metadata", "address", "shipping"]

/** Customers, and the payment methods that may hang on them. */
export class Customers {
  constructor(private readonly books: Books) {}

  create(parameters: Parameters): Stripe.Customer {
    refuseUnknown(parameters, FIELDS)
    const customer = newCustomer({
      email: text(parameters, "email") ?? null, name: text(parameters, "name") ?? null, phone: text(parameters, "phone") ?? null,
      description: text(parameters, "description") ?? null, metadata: mergedMetadata({}, parameters),
    })
    this.books.put(customer)
    this.books.emit("customer.created", customer, API_VERSION)
    return customer
  }

  retrieve(id: string): Stripe.Customer {
    const customer = this.books.customers.get(id)
    if (!customer) throw missing("customer", id)
    return customer
  }

  update(id: string, parameters: Parameters): Stripe.Customer {
    const customer = this.retrieve(id)
    refuseUnknown(parameters, FIELDS)
    const changed = (name: "email" | "name" | "phone" | "description") => {
      const sent = text(parameters, name)
      return sent === undefined ? customer[name] ?? null : sent
    }
    const updated = { ...customer, email: changed("email"), name: changed("name"), phone: changed("phone"), description: changed("description"), metadata: mergedMetadata(customer.metadata, parameters) }
    this.books.put(updated)
    this.books.emit("customer.updated", updated, API_VERSION)
    return updated
  }

  delete(id: string): Stripe.DeletedCustomer {
    this.retrieve(id)
    this.books.deleteCustomer(id)
    return { id, object: "customer", deleted: true }
  }

  createMethod(parameters: Parameters): Stripe.PaymentMethod {
    refuseUnknown(parameters, ["type", "alipay", "billing_details", "metadata"])
    requiredText(parameters, "type")
    oneOf(parameters, "type", ["alipay"])
    return this.keep({ ...newAlipayMethod(null), metadata: mergedMetadata({}, parameters) })
  }

  method(id: string): Stripe.PaymentMethod {
    const method = this.books.methods.get(id)
    if (!method) throw missing("PaymentMethod", id, "payment_method")
    return method
  }

  attachMethod(id: string, parameters: Parameters): Stripe.PaymentMethod {
    const method = this.method(id)
    return this.keep({ ...method, customer: this.retrieve(requiredText(parameters, "customer")).id })
  }

  detachMethod(id: string): Stripe.PaymentMethod {
    return this.keep({ ...this.method(id), customer: null })
  }

  private keep(method: Stripe.PaymentMethod): Stripe.PaymentMethod {
    this.books.put(method)
    return method
  }
}
