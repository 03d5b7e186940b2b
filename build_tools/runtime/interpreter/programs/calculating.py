"""What a reader may compute with numbers."""

import bisect
import functools
import math
import random
import statistics

random.seed(3)
shares = [random.random() for _ in range(200)]
drawn = [random.gauss(0, 1), random.choice(shares), random.uniform(1, 2), random.randint(1, 6), random.expovariate(1.0)]
drawn += [random.betavariate(2, 3), random.lognormvariate(0, 1), random.triangular(), *random.sample(shares, 5)]
random.shuffle(shares)
weighted = random.choices("abc", [1, 2, 3], k=4)

functions = [math.sqrt(2), math.exp(1), math.log(2, 10), math.log10(3), math.log2(8), math.log1p(0.1), math.expm1(0.1)]
functions += [math.sin(1), math.cos(1), math.tan(1), math.atan2(1, 2), math.atan(1), math.tanh(1), math.hypot(3, 4)]
functions += [math.asin(0.5), math.acos(0.5), math.sinh(1), math.cosh(1), math.cbrt(8), math.erf(0.5), math.gamma(4.5)]
functions += [math.lgamma(5), math.pow(2, 3), math.fmod(5, 3), math.copysign(1, -2), math.degrees(1), math.radians(90)]
functions += [math.floor(1.2), math.ceil(1.2), math.trunc(2.2), math.comb(5, 2), math.perm(5, 2), math.factorial(20)]
functions += [
    math.gcd(12, 8),
    math.lcm(4, 6),
    math.isqrt(99),
    math.prod(shares),
    math.fsum(shares),
    math.dist((0, 0), (1, 1)),
]
functions += [math.sumprod([1, 2], [3, 4]), math.isclose(1, 1), math.isnan(math.nan), math.isfinite(math.inf)]

whole = [2**100 // 3 % 7, -7 // 2, 10**20 + 1, 10**30 * 10**25, 5 & 3 | 4 ^ 1, 1 << 40 >> 3, ~5, int(1e20)]
whole += [pow(3, 4, 5), (5).bit_length(), int("12"), int("ff", 16), int(-2.7), abs(-3), *divmod(17, 5), hash(2.5)]
broken = [7 / 2, 2**0.5, 2**-1, round(2.567, 2), round(2.5), float("1.5e3"), -0.1, 1e-300 / 1e10, 10**20 / 3]
broken += [float("nan"), (0.1).as_integer_ratio()[0], float.fromhex((0.1).hex()), 5.5 % 2, 5.5 // 2, -1.5 // 1]
complexes = [complex(1, 2) * 2, abs(3 + 4j), (1 + 2j).real, (1 + 2j).conjugate(), (-1) ** 0.5]
compared = [1 < 2 <= 3, 1.0 == 1, 10**20 > 1e20, min(shares, key=abs), max(1, 2), sum(shares), any(shares), all([])]

summary = [statistics.mean(shares), statistics.median(shares), statistics.stdev(shares), statistics.pstdev(shares)]
summary += [statistics.variance(shares), statistics.fmean(shares), statistics.geometric_mean([1, 2, 4])]
summary += [statistics.correlation([1, 2, 3], [1, 2, 4]), *statistics.quantiles(shares), statistics.mode([1, 1, 2])]
line = statistics.linear_regression([1, 2, 3], [1, 2, 4])

matrix = [[1.0, 2.0], [3.0, 4.0]]
product = [
    [sum(a * b for a, b in zip(row, column, strict=True)) for column in zip(*matrix, strict=True)] for row in matrix
]
place = bisect.bisect_left([1, 2, 3], 2)
ordered = [1, 3]
bisect.insort(ordered, 2)


@functools.cache
def fibonacci(n: int) -> int:
    """The usual example of recursion."""
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


assert fibonacci(30) == 832040
assert product[1][1] == 22.0
assert len(drawn) + len(functions) + len(whole) + len(broken) + len(complexes) + len(compared) + len(summary) > 90
