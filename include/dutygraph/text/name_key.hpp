#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What makes two printed names one name: the only way to compare names and to look them up.
///
/// Folded away: the width of ASCII (Ａ and the blank U+3000); blanks beside a character that is not
/// ASCII (孙　尧 is 孙尧), while words of ASCII keep one blank between them; blanks at both ends;
/// invisible and bidirectional characters; line breaks like blanks. Kept apart: look-alikes,
/// traditional and simplified forms, upper and lower case. The key of a key is the same key.
/// Later versions add: canonical composition (NFC), radicals and compatibility ideographs to
/// unified ones, middle dots to U+00B7.
class name_key {
 public:
  /// The key of the empty name.
  name_key() = default;

  /// The key of a name as printed (UTF-8; a fault in it counts as U+FFFD). Linear.
  [[nodiscard]] static name_key of(std::string_view name);

  [[nodiscard]] std::string_view view() const noexcept { return key_; }
  /// True for a name that has no visible character.
  [[nodiscard]] bool empty() const noexcept { return key_.empty(); }

  /// Order by code points: UTF-8 bytes sort so.
  friend auto operator<=>(const name_key&, const name_key&) = default;

 private:
  std::string key_;
};

/// The form of a name that is shown: as printed, less invisible and bidirectional characters,
/// blanks at both ends, and line breaks (with one blank in their place between two ASCII words).
/// Its key is the key of the name. Linear.
[[nodiscard]] std::string display_name(std::string_view name);

}  // namespace dutygraph

/// Hashes the bytes of the key; results must never depend on the order that hashing gives.
template <>
struct std::hash<dutygraph::name_key> {
  [[nodiscard]] std::size_t operator()(const dutygraph::name_key& key) const noexcept {
    return std::hash<std::string_view>()(key.view());
  }
};

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/text/detail/name_key_inl.hpp>
#endif
