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

/// The version of Unicode that keys follow; another one may change keys of characters it adds.
inline constexpr std::string_view name_key_unicode = "15.1.0";

/// What makes two printed names one name: the only way to compare names and to look them up.
///
/// Folded away, in this order: canonical composition (NFC, which takes compatibility ideographs to
/// unified ones); the width of ASCII (Ａ and the blank U+3000); Kangxi radicals and those of the
/// CJK Radicals Supplement to the ideographs they look like, as a copy from a PDF has them (⼈ is
/// 人, ⺠ is 民); middle dots (U+0387, U+2022, U+2027, U+2219, U+22C5, U+2E31, U+30FB, U+FF65) to
/// U+00B7; invisible and bidirectional characters (Default_Ignorable_Code_Point); blanks and line
/// breaks at both ends and beside a character that is not ASCII (孙　尧 is 孙尧), while words of
/// ASCII keep one blank between them.
/// Kept apart: look-alikes (曰 and 日), traditional and simplified forms, upper and lower case,
/// half-width kana, variants without a canonical mapping. Names that differ only in their canonical
/// decomposition have one key, and the key of a key is the same key: it is in NFC.
/// Source: Unicode 15.1, UAX #15; Equivalent_Unified_Ideograph for the radicals.
class name_key {
 public:
  /// The key of the empty name.
  name_key() = default;

  /// The key of a name as printed (UTF-8; a fault in it counts as U+FFFD). Linear, but n log n in
  /// a row of n combining marks.
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
