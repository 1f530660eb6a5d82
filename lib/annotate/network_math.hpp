// SPDX-License-Identifier: Apache-2.0
// Elementwise functions of the network, in plain additions, multiplications and divisions: the C library's exp and tanh differ
// from version to version, these give the same bits everywhere (with -ffp-contract=off) and vectorise.
//
//   const float gate = sigmoid(x);
#pragma once

#include <bit>
#include <cstdint>

namespace entente {

/// e^x with a relative error below 3e-7; x is clamped to ±87.
[[gnu::always_inline]] inline float exponential(float x) noexcept {
    x = x > 87.0F ? 87.0F : x;
    x = x < -87.0F ? -87.0F : x;
    constexpr float to_integer = 12582912.0F; // 1.5 · 2^23: adding and subtracting it rounds to the nearest integer
    const float n = (x * 1.44269504F + to_integer) - to_integer;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F; // Cody and Waite: ln 2 in two parts
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

[[gnu::always_inline]] inline float sigmoid(float x) noexcept {
    return 1.0F / (1.0F + exponential(-x));
}

} // namespace entente
