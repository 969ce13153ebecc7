#pragma once

#include <cstdint>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A part of a plan's text: begin and end in bytes of the decoded UTF-8 text, half open.
///
/// An empty span means "not in the text": what a person or a table says has no words in it.
struct span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool present() const noexcept { return end > begin; }
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  friend constexpr bool operator==(const span&, const span&) = default;
};

}  // namespace dutygraph
