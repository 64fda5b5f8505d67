import fc from 'fast-check';

/** The seed of random tests in CI, so that what passes before a change lands passes when it lands. Elsewhere each run draws anew. */
const CI_SEED = 20_261_129;

if (process.env.CI !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: CI_SEED });
