#pragma once

#include <dutygraph/text/offset_map.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE offset_map::run offset_map::run_at(std::uint64_t text) const noexcept {
  std::size_t low = 0;
  std::size_t high = runs_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (runs_[middle].text <= text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low == 0 ? run{} : runs_[low - 1];
}

DUTYGRAPH_INLINE void offset_map::add_run(std::uint64_t text, std::uint64_t input,
                                          std::uint8_t text_step, std::uint8_t input_step) {
  if (!runs_.empty() && runs_.back().text == text) runs_.pop_back();
  const run last = runs_.empty() ? run{} : runs_.back();
  const bool same_steps = last.text_step == text_step && last.input_step == input_step;
  if (same_steps && (text - last.text) % text_step == 0 && last.input_byte(text) == input) return;
  runs_.push_back({text, input, text_step, input_step});
}

DUTYGRAPH_INLINE std::uint64_t offset_map::input_byte(std::uint64_t text) const noexcept {
  return run_at(text).input_byte(text);
}

}  // namespace dutygraph
