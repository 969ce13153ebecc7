#pragma once

// What the fuzz targets share.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

/// An input parted in the bytes to read and the options, which are its last byte; a line feed, with
/// which a file ends, chooses the first of all, so that a plain file is a useful input too.
class fuzz_input {
 public:
  fuzz_input(const std::uint8_t* data, std::size_t size)
      : options_(size == 0 ? 0U : static_cast<unsigned>(data[size - 1] ^ '\n')),
        // Their own block, of just their size: a read beyond the end is seen.
        bytes_(data, data + (size == 0 ? 0 : size - 1)) {}

  [[nodiscard]] std::string_view bytes() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }
  /// One of `count` choices, a new one at each call.
  [[nodiscard]] unsigned choose(unsigned count) {
    const unsigned chosen = options_ % count;
    options_ /= count;
    return chosen;
  }

 private:
  unsigned options_;
  std::vector<std::uint8_t> bytes_;
};

/// Ends the process, which the fuzzer reports with the input.
inline void must(bool holds) {
  if (!holds) std::abort();
}
