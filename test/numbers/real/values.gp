\\ Values of the elementary functions at arguments where they are hard, to 40 digits:
\\   gp -q -f test/numbers/real/values.gp > test/numbers/real/values.txt
\\ A line is a function, its arguments, which are doubles exactly, and the value.
default(realprecision, 450);
nearest(x) = {my(e); if(x == 0, return(0)); e = floor(log(abs(x))/log(2)) - 52; round(x/2.^e)*2^e};
dyadic(x) = {my(v = if(x == 0, 0, valuation(x, 2))); Str(x/2^v, "*2^", v)};
line(name, arguments, value) = {printf("%s %s %.39e\n", name, strjoin(apply(dyadic, arguments), ","), value)};
{
  foreach([-745, -708.5, -1, -2^-27, -2^-60, 2^-1074, 2^-54, 2^-53, 0.1, 1/3, 0.5, log(2), 1, log(2)/128, 3*log(2)/128, 100, 709.75], x,
    line("exp", [nearest(x)], exp(nearest(x)*1.)));
  foreach([2^-1074, 2^-1022, 0.1, 0.5, 2^-0.5, 15/16, 1 - 2^-53, 1 - 2^-30, 1 + 2^-52, 1 + 2^-26, 17/16, 2^0.5, 1.5, exp(1), 3, 10, 1e15, 1e308], x,
    line("log", [nearest(x)], log(nearest(x)*1.)));
  \\ Of all doubles, 6381956970095103 * 2^797 is the nearest to a multiple of pi/2 in proportion.
  angles = concat([[2^-1074, 1e-20, 0.125, 0.785, 0.7853981, Pi/6, 1], [k*Pi/2 | k <- [1, 2, 3, 4, 7, 64, 1001, 600000, 700000, 10^15]],
    [(2*k + 1)*Pi/4 | k <- [0, 1, 2, 3, 50]], [22, 355, 1e6, 2^20 + 1/2, 2^53, 1e15, 1e22, 1e100, 1e308, 6381956970095103*2^797]]);
  foreach(angles, x,
    line("sin", [nearest(x)], sin(nearest(x)*1.)); line("cos", [-nearest(x)], cos(nearest(x)*1.)); line("tan", [nearest(x)], tan(nearest(x)*1.)));
  foreach([2^-1074, 1e-300, 2^-30, 0.1, 1/8, 0.124999, 0.5, 2^-0.5, 0.9, 1 - 2^-20, 1 - 2^-53, 1], x,
    line("asin", [nearest(x)], asin(nearest(x)*1.));
    if(x < 1, line("acos", [nearest(x)], acos(nearest(x)*1.)));
    line("acos", [-nearest(x)], acos(-nearest(x)*1.)));
  foreach([2^-1074, 2^-30, 0.1, 1/8, 1/256, 129/1024, 0.5, 1, 1 + 2^-52, 1.5, 8, 1e8, 1e17, 1e20, 1e308], x,
    line("atan", [-nearest(x)], atan(-nearest(x)*1.)));
  foreach([2^-1074, 2^-30, 0.1, 1/8, 0.124999, 0.2, 0.5, 1, 5, 19, 20, 300], x,
    line("tanh", [nearest(x)], tanh(nearest(x)*1.)));
  pairs = [[2, 0.5], [2, 1/3], [10, 15], [10, 22], [10, 23], [10, -3], [3, 40], [1.1, 64], [1.1, 65], [0.1, -7], [1 + 2^-52, 1e15], [1 - 2^-53, 1e17],
    [2, 1023.5], [2, -1073], [2, -1074], [1e-308, 1.0487], [1e154, 2], [1e200, 1.5], [2^-1074, 0.25], [7, 2/7], [1e300, 1e-300]];
  foreach(pairs, p, line("power", apply(nearest, p), exp(log(nearest(p[1])*1.)*nearest(p[2]))));
}
