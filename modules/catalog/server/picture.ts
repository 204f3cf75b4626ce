import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { readFile } from '#platform/files/read-file'
import { removeFile, storeFile } from '#platform/files/store-file'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call, FileAnswer } from '#platform/http/route'
import type { NewPicture } from '../contract.ts'
import { toProduct } from './product-data.ts'
import type { ProductData } from './product-data.ts'
import { lockProduct, mustBeThere, productById } from './read-product.ts'

/** A photo that is to be shown small: whoever sends more sends it straight from a camera. */
const LARGEST_PICTURE = 2 * 1024 * 1024

/** Puts a picture in the place of the product's former one. It is no secret, yet sealed like every file. @throws {Problem} http/invalid for what is no picture */
export function setPicture(deps: Deps, by: StaffMember, call: Call, id: string, version: number, picture: NewPicture): Promise<ProductData> {
  const bytes = Buffer.from(picture.base64, 'base64')
  if (bytes.length > LARGEST_PICTURE) throw refuseByContract([{ pointer: '/base64', detail: 'the picture is larger than 2 MB' }])
  return changePicture(deps, by, call, { id, version, action: 'catalog.picture-set' }, async (tx) => {
    const { id: fileId } = await storeFile(tx, deps.keys, {
      ...(picture.id && { id: picture.id }), name: picture.name, bytes, subject: { kind: 'product', id }, createdBy: by.staffId, pointer: '/base64', accept: ['image/png', 'image/jpeg', 'image/webp'],
    })
    return fileId
  })
}

/** Takes the picture away. */
export const removePicture = (deps: Deps, by: StaffMember, call: Call, id: string, version: number): Promise<ProductData> =>
  changePicture(deps, by, call, { id, version, action: 'catalog.picture-removed' }, async () => null)

/** The picture of a product. @throws {Problem} http/not-found when there is none */
export async function readPicture({ db, keys }: Deps, by: StaffMember, id: string): Promise<FileAnswer> {
  const file = await db.inTenant(by.organizationId, async (tx) => {
    const row = await tx.maybe<{ pictureId: string | null }>(sql`select picture_id as "pictureId" from products where organization_id = ${tx.organizationId} and id = ${id}`)
    return row?.pictureId ? readFile(tx, keys, row.pictureId) : null
  })
  if (!file) throw new Problem(httpProblems.notFound)
  return { bytes: file.bytes, mediaType: file.mediaType, fileName: file.name }
}

interface PictureChange { readonly id: string; readonly version: number; readonly action: string }

function changePicture(deps: Deps, by: StaffMember, call: Call, { id, version, action }: PictureChange, next: (tx: Tx) => Promise<string | null>): Promise<ProductData> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const product = await lockProduct(tx, id)
    if (product.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: product.version, current: toProduct(product, by) })
    const pictureId = await next(tx)
    if (product.pictureId && product.pictureId !== pictureId) await removeFile(tx, product.pictureId)
    tx.send(sql`update products set picture_id = ${pictureId}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action, subject: { kind: 'product', id }, changes: { before: product.pictureId, after: pictureId } })
    recordFacts(tx, { kind: 'catalog.product-changed', subjectId: id, subjectVersion: version + 1, payload: { variantIds: [], repricedIds: [] } })
    return { answer: { ...product, pictureId, version: version + 1 }, ids: { productId: id } }
  }, async (tx, { productId = '' }) => mustBeThere(await productById(tx, productId)))
}
