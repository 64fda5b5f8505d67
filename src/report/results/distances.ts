import { InputError } from '../../errors.js';
import { amount, listOf, object, type Shape, text } from '../shape.js';

const MOST_FILES = 128;

const distanceMatrix = object({
  names: listOf(text, MOST_FILES),
  compressor: text,
  distances: listOf(listOf(amount, MOST_FILES), MOST_FILES),
});

export type DistancesReading = ReturnType<typeof distanceMatrix>;

/** What a report takes from a `kolmo.ncd/1`: a normalised compression distance for each pair of files. */
export const distances: Shape<DistancesReading> = (value, place) => {
  const reading = distanceMatrix(value, place);
  const { names, distances: rows } = reading;
  if (rows.length !== names.length || rows.some((row) => row.length !== names.length))
    throw new InputError(`${place} distances should have a row and a column for each of the names`);
  return reading;
};
