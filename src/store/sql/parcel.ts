/** The text in which a delivery's parcel is kept: JSON that brings its dates back as dates. */
import { z } from 'zod';
import type { Parcel } from '../../digest/delivery.js';

const DATE = '$date';

/** Only Paperboy writes these texts; what it wrote is known by its kind. */
const written = z.custom<Parcel>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'digest' ? 'digest' in value : value.kind === 'notice' && 'reason' in value),
  { error: 'not the parcel of a delivery' },
);

export function writeParcel(parcel: Parcel): string {
  return JSON.stringify(tagged(parcel));
}

/** Throws where the text is not one that was written here. */
export function readParcel(text: string): Parcel {
  const json: unknown = JSON.parse(text, (_key, value: unknown) => dateOf(value) ?? value);
  return written.parse(json);
}

function tagged(value: unknown): unknown {
  if (value instanceof Date) return { [DATE]: value.toISOString() };
  if (Array.isArray(value)) return value.map(tagged);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, tagged(part)]));
}

function dateOf(value: unknown): Date | undefined {
  const isTagged = typeof value === 'object' && value !== null && DATE in value;
  return isTagged && typeof value[DATE] === 'string' ? new Date(value[DATE]) : undefined;
}
