/**
 * A stream of 32-bit integers from a seed: the SplitMix generator with a 32-bit state (Steele, Lea & Flood, Fast
 * splittable pseudorandom number generators, 2014; finaliser of MurmurHash3). For hash coefficients, not for sampling.
 */
export function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) | 0;
  };
}
