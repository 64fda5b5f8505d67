import { CONVERGENT, QUOTIENTS } from '../../export/definitions/roots.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { convergentLook } from './convergent-look.js';
import { ofFraction } from './fraction-part.js';

export const CONVDEN = ofFraction({
  name: 'convden',
  value: 'the denominator of a convergent',
  part: 'denominators',
  exports: {
    pari: call(
      define('root_convden', 'root_convden(i, c, k) = root_convergent(i, c, k)[2, 1];', CONVERGENT.pari),
    ),
    python: call(
      define(
        'convden',
        `def convden(i, c, k):
    return convergent(quotients(i, c, k))[1]`,
        CONVERGENT.python,
        QUOTIENTS.python,
      ),
    ),
    javascript: call(
      define(
        'convden',
        'const convden = (i, c, k) => convergent(quotients(i, c, k))[1];',
        CONVERGENT.javascript,
        QUOTIENTS.javascript,
      ),
    ),
    latex: rendering(
      ([index, c, k]) => `\\operatorname{den}_{${bare(index)}} \\sqrt[${bare(k)}]{${bare(c)}}`,
    ),
  },
  mathml: convergentLook('den'),
  semantics: `
    i,c,k,convden
    0,2,2,1
    1,2,2,2
    2,2,2,5
    5,2,2,70
    10,2,2,5741
    30,2,2,259717522849
    0,177,2,1
    1,177,2,3
    2,177,2,10
    5,177,2,411
    10,177,2,1248266
    30,177,2,2776820888619885073
    0,53,3,1
    1,53,3,1
    2,53,3,4
    5,53,3,119
    10,53,3,7517
    30,53,3,497063256887436
    0,17,4,1
    1,17,4,32
    2,17,4,33
    5,17,4,753
    10,17,4,28517
    30,17,4,3468622924275609
    255,2,2,34596363615919099765318545389014861517389860071988342648187104766246565694525469768325292176831232
    255,7,3,55750284667863890217876171971371277803329750597750400821815436382188638594597032821703952859075415951346010002654914260583876785297
    100,69,3,1851013949028247557048622800527797469283978751792928
    40,2^40-1,16,111318445929885252
    256,2,2,undefined
    0,4,2,1
    1,4,2,undefined
    0,0,3,1
    0,5,1,1
    1,5,1,undefined
    -1,2,2,undefined
    0,-1,2,undefined
    0,2,0,undefined
    0,2,17,undefined
    3,6,13,27
    0,2^40-1,2,1
    0,2^40,2,undefined
    1,2^64,2,undefined
    2^64,2,2,undefined
    0,2,2^64,undefined
    undefined,2,2,undefined
    1,undefined,2,undefined
    1,2,undefined,undefined
  `,
});
