// SPDX-License-Identifier: Apache-2.0
// Elementwise functions of the network, in plain additions, multiplications and divisions: the C library's exp and tanh differ
// from version to version, these give the same bits everywhere (with -ffp-contract=off) and vectorise.
//
//   const float gate = sigmoid(x);
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace entente {

/// Four floats at once; every x86-64 has registers for them.
using Floats = float __attribute__((vector_size(16)));
using Integers = std::int32_t __attribute__((vector_size(16)));

inline Floats load_floats(const float* from) noexcept {
    Floats x;
    std::memcpy(&x, from, sizeof x);
    return x;
}
inline void store_floats(float* to, Floats x) noexcept {
    std::memcpy(to, &x, sizeof x);
}

/// e^x with a relative error below 3e-7; x is clamped to ±87.
inline Floats exponential(Floats x) noexcept {
    const Floats high = Floats{} + 87.0F;
    x = x > high ? high : x;
    x = x < -high ? -high : x;
    constexpr float to_integer = 12582912.0F; // 1.5 · 2^23: adding and subtracting it rounds to the nearest integer
    const Floats n = (x * 1.44269504F + to_integer) - to_integer;
    const Floats r = (x - n * 0.693359375F) + n * 2.12194440e-4F; // Cody and Waite: ln 2 in two parts
    Floats p = Floats{} + 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    return p * std::bit_cast<Floats>((__builtin_convertvector(n, Integers) + 127) << 23);
}
inline float exponential(float x) noexcept {
    return exponential(Floats{} + x)[0];
}

inline Floats sigmoid(Floats x) noexcept {
    return 1.0F / (1.0F + exponential(-x));
}
inline float sigmoid(float x) noexcept {
    return sigmoid(Floats{} + x)[0];
}

} // namespace entente
