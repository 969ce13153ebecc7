#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Where each byte of a decoded text came from in the input.
///
/// A list of runs; within a run every character takes the same number of bytes in the text and the
/// same in the input, so a byte order mark costs one run, and Chinese text of two bytes a character
/// one run up to the next ASCII. A default map says that text and input are the same bytes.
class offset_map {
 public:
  /// From text offset `text` (and input byte `input`) on, until the next run, each `text_step`
  /// bytes of text stand for `input_step` bytes of input. Both steps are at least 1. Runs must come
  /// in rising order of `text`; one at the same offset as the last takes its place, and one
  /// that only continues the last is not stored.
  void add_run(std::uint64_t text, std::uint64_t input, std::uint8_t text_step,
               std::uint8_t input_step);

  /// The input byte that text offset `text` came from; of an offset within a character that was
  /// converted, where the character began. O(log runs).
  [[nodiscard]] std::uint64_t input_byte(std::uint64_t text) const noexcept;

  /// The runs stored, for a look at the cost: 24 bytes each.
  [[nodiscard]] std::size_t run_count() const noexcept { return runs_.size(); }

  friend bool operator==(const offset_map&, const offset_map&) = default;

 private:
  struct run {
    std::uint64_t text = 0;
    std::uint64_t input = 0;
    std::uint8_t text_step = 1;
    std::uint8_t input_step = 1;

    [[nodiscard]] std::uint64_t input_byte(std::uint64_t offset) const noexcept {
      return input + (offset - text) / text_step * input_step;
    }
    friend bool operator==(const run&, const run&) = default;
  };
  /// The last run that begins at or before `text`.
  [[nodiscard]] run run_at(std::uint64_t text) const noexcept;

  std::vector<run> runs_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/text/detail/offset_map_inl.hpp>
#endif
