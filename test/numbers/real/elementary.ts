import { acos, asin } from '../../../dist/numbers/real/asin.js';
import { atan } from '../../../dist/numbers/real/atan.js';
import { exp } from '../../../dist/numbers/real/exp.js';
import { log } from '../../../dist/numbers/real/log.js';
import { power } from '../../../dist/numbers/real/power.js';
import { cos, sin } from '../../../dist/numbers/real/sin.js';
import { tan } from '../../../dist/numbers/real/tan.js';
import { tanh } from '../../../dist/numbers/real/tanh.js';

/** All elementary functions, by the name that PARI/GP has for them. */
export const ELEMENTARY = { acos, asin, atan, cos, exp, log, power, sin, tan, tanh };
