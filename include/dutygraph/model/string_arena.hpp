#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/ids.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Strings one after the other in one block, named by dense ids: 4 bytes a string besides its own.
/// Id 0 is the empty string.
class string_arena {
 public:
  string_arena() : ends_{0} {}

  /// Appends `text` and gives its id; equal texts are not looked for. Throws `limit_exceeded` past
  /// 4 GiB in all.
  string_id add(std::string_view text);

  [[nodiscard]] std::string_view operator[](string_id id) const noexcept {
    const std::uint32_t index = id.value();
    const std::uint32_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
  }
  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

  friend bool operator==(const string_arena&, const string_arena&) = default;

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/string_arena_inl.hpp>
#endif
