/** Orders placed until `?` that nobody paid, the oldest first. Asked of the tables: orders stay `pending` long after they are paid, and would fill a page of that. */
export const UNPAID_BEFORE = `
  select o.id from "order" o where o.status = 'pending' and o.deleted_at is null and o.created_at <= ? and not exists (
    select 1 from order_payment_collection l join payment p on p.payment_collection_id = l.payment_collection_id and p.captured_at is not null where l.order_id = o.id and l.deleted_at is null)
  order by o.created_at limit 200`
