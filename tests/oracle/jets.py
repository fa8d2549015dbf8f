"""Numbers that carry their first and second derivative in x: a formula written with them is differentiated by the rules
of arithmetic, at 400 digits, so that nothing can cancel."""

import struct
from dataclasses import dataclass

from mpmath import mp, mpf

mp.dps = 400
FAR = mpf(10) ** 1000  # stands for infinity


@dataclass
class Jet:
    """A value with its first and second derivative in x."""

    v: mpf
    d: mpf = mpf(0)
    s: mpf = mpf(0)

    def __add__(self, other):
        other = jet(other)
        return Jet(self.v + other.v, self.d + other.d, self.s + other.s)

    def __mul__(self, other):
        o = jet(other)
        return Jet(self.v * o.v, self.d * o.v + self.v * o.d, self.s * o.v + 2 * self.d * o.d + self.v * o.s)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -jet(other)

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * jet(other).chain(lambda u: (1 / u, -1 / u**2, 2 / u**3))

    def __rtruediv__(self, other):
        return jet(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def chain(self, g):
        """g(self), given g's value and two derivatives."""
        v, d, s = g(self.v)
        return Jet(v, d * self.d, s * self.d**2 + d * self.s)


def jet(value) -> Jet:
    return value if isinstance(value, Jet) else Jet(mpf(value))


def exp(x: Jet) -> Jet:
    return x.chain(lambda u: (mp.exp(u),) * 3)


def sqrt(x: Jet) -> Jet:
    def g(u):
        root = mp.sqrt(u)
        return root, 1 / (2 * root), -1 / (4 * root * u)

    return x.chain(g)


def log(x: Jet) -> Jet:
    return x.chain(lambda u: (mp.log(u), 1 / u, -1 / u**2))


def tanh(x: Jet) -> Jet:
    def g(u):
        t = mp.tanh(u)
        return t, 1 - t**2, -2 * t * (1 - t**2)

    return x.chain(g)


def sin(x: Jet) -> Jet:
    return x.chain(lambda u: (mp.sin(u), mp.cos(u), -mp.sin(u)))


def cos(x: Jet) -> Jet:
    return x.chain(lambda u: (mp.cos(u), -mp.sin(u), -mp.cos(u)))


def erf(x: Jet) -> Jet:
    def g(u):
        bell = 2 / mp.sqrt(mp.pi) * mp.exp(-(u**2))
        return mp.erf(u), bell, -2 * u * bell

    return x.chain(g)


def pick(condition: bool, yes, no) -> Jet:
    return jet(yes() if condition else no())


def float32(value) -> mpf:
    value = float(value)
    if abs(value) > 3.4028235677973366e38:
        return mpf("inf") if value > 0 else mpf("-inf")
    return mpf(struct.unpack("f", struct.pack("f", value))[0])
