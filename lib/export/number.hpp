// SPDX-License-Identifier: Apache-2.0
// Reals as text: the shortest form that reads back as the same value, the same on every machine and in every locale.
#pragma once

#include <string>

namespace entente {

/// "0.91", "1.9", "3.0", "1e-07"; always with a point or an exponent. The value must be finite.
std::string real(double value);

/// "12.35": with that many digits after the point, trailing zeros dropped to one; for coordinates on a canvas.
std::string fixed(double value, int digits);

} // namespace entente
