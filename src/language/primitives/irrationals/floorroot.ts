import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { IROOT } from '../../export/definitions/roots.js';
import { floorOfMultiple, root } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { bounded, MAX_BITS } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { bitLength, integerRoot } from '../../root.js';
import { fixedSteps } from '../../steps.js';
import { ternaryRow } from '../rows.js';
import { floorIfClear } from './multiple.js';

const rootMultiples: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const radicand = b[j + r];
    const degree = c[k + r];
    if (!(x >= 0 && radicand >= 0 && degree >= 1)) out[r] = Number.NaN;
    else {
      const multiple = x * radicand ** (1 / degree);
      const near = Math.round(multiple);
      const power = radicand * x ** degree;
      if (power < EXACT_LIMIT) out[r] = near ** degree <= power ? near : near - 1;
      else out[r] = floorIfClear(multiple) + (degree * Math.log2(multiple + 1) > MAX_BITS - 8 ? Infinity : 0);
    }
  }
};

function rootMultipleExactly(x: bigint, radicand: bigint, degree: bigint): bigint | undefined {
  if (x < 0n || radicand < 0n || degree < 1n) return undefined;
  if (x === 0n || radicand === 0n) return 0n;
  if (x === 1n) return radicandRoot(radicand, degree);
  if (degree > BigInt(MAX_BITS) || degree * BigInt(bitLength(x) - 1) > BigInt(MAX_BITS)) return undefined;
  const power = bounded(radicand * x ** degree);
  return power === undefined ? undefined : integerRoot(power, Number(degree));
}

function radicandRoot(radicand: bigint, degree: bigint): bigint {
  return degree > BigInt(MAX_BITS) ? 1n : integerRoot(radicand, Number(degree));
}

export const FLOORROOT: Primitive = {
  name: 'floorroot',
  parameters: ['integer', 'integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary:
    'x times the k-th root of c, rounded down; undefined for negative x or c, for k < 1, and where c*x^k is out of bounds',
  row: ternaryRow(rootMultipleExactly),
  column: rootMultiples,
  steps: fixedSteps(200),
  witnesses: [],
  exports: {
    pari: call(
      define(
        'floorroot',
        'floorroot(x, c, k) = if(x < 0 || c < 0 || k < 1, error("undefined"), sqrtnint(c * x^k, k));',
      ),
    ),
    python: call(
      define(
        'floorroot',
        `def floorroot(x, c, k):
    if x < 0 or c < 0 or k < 1:
        raise Undefined
    return iroot(c * x ** k, k)`,
        IROOT.python,
      ),
    ),
    javascript: call(
      define(
        'floorroot',
        `function floorroot(x, c, k) {
  if (x < 0n || c < 0n || k < 1n) throw new Undefined();
  return iroot(c * x ** k, k);
}`,
        IROOT.javascript,
      ),
    ),
    latex: rendering(
      ([x, c, k]) => `\\left\\lfloor ${x} \\cdot \\sqrt[${bare(k)}]{${bare(c)}} \\right\\rfloor`,
    ),
  },
  mathml: floorOfMultiple((c, k) => root(c.markup, k.markup)),
  semantics: `
    x,c,k,floorroot
    1,0,2,0
    1,1,2,1
    1,8,3,2
    1,7,3,1
    1,9,3,2
    5,4,2,10
    7,2,2,9
    1000,2,2,1414
    10000000000,2,2,14142135623
    1000000000000000000000000000000,17,4,2030543184868930717867059473363
    100000000000000000000,6,13,114777771543479860305
    1,2^53-1,2,94906265
    1,2^53,2,94906265
    1,2^52,2,67108864
    94906265,1,2,94906265
    94906266,1,2,94906266
    3,9007199136250224,2,284718794
    1,9007199136250224,2,94906264
    1,9007199136250225,2,94906265
    10,10,1,100
    10,10,0,undefined
    10,10,-1,undefined
    -1,2,2,undefined
    1,-2,2,undefined
    0,5,2,0
    5,0,2,0
    0,5,2^64,0
    1,5,2^64,1
    1,2^4096-1,4096,1
    1,2^4095,4095,2
    1,2^4095,4094,2
    2,1,4095,2
    2,1,4096,undefined
    3,1,2585,undefined
    3,2,2584,undefined
    2,5,2^64,undefined
    1,2^64,2,4294967296
    1,2^64-1,2,4294967295
    2^64,1,3,18446744073709551616
    2^64,2,2,26087635650665564424
    1000000,3,5,1245730
    7,1,1,7
    7,1,64,7
    64,1,8,64
    1,1000,3,10
    1,999,3,9
    100,1000,3,1000
    2^2000,3,2,198862069794438911756428294312777361670908013164848068824405682212779801138479895680880063660767829883144757752679137925873149172646881260049129646165736429554622606646788882315699116105314038987664857069641362248331574852930117527673951325371801152717573063353981243109776077726878482615818471201971418022550158024615617274577488439309831874843651837371858164424837689220444672366499845611954944952588521176518889546926301138947336059399538392673229588004516495341240970977865845949794584973603803705818834366040616429518992583517476849471363633834799453630665267520258193665197570515317211705534236722
    2^2048,1,2,undefined
    2^2047,3,2,27987348232011270345971775630293125146401630819692049609837103406791332958671821835562894161392299789418438203198647624436889942132254728791860287358431715678385338488266112138029316539954976825727041815269344716569744000860516009731555193440427736810686966385733976409830640573484141871138238171879343755545736617504146691364060039238576003930909892762744960023110239037358787867166368166458018863410314248131447151993969728357215772391588849058707115054823907255358794314718214495592179314836155930302726094945823639878512219163004492608851859729422179371003929779326155465295722536695932234667718375206790200320291
    undefined,1,1,undefined
    1,undefined,1,undefined
    1,1,undefined,undefined
  `,
};
