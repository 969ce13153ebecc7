#pragma once

#include <cstdint>
#include <string_view>

#include <dutygraph/error.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a reader accepts before it gives up: every reader takes one, every value may be changed.
///
/// A value that is passed ends the call with `limit_exceeded`, which names the limit, so that the
/// caller knows what to raise. Counts are totals of one document.
struct limits {
  std::uint64_t input_bytes = std::uint64_t{2} << 30;  ///< size of the input
  std::uint64_t nesting = 256;                         ///< JSON arrays and objects, brackets
  std::uint64_t name_bytes = 65'536;                   ///< one name, number or title
  std::uint64_t nodes = 4'294'967'294;                 ///< all kinds together
  std::uint64_t edges = 4'294'967'294;                 ///< all relations together
  std::uint64_t diagnostics_of_a_kind = 100;           ///< more are counted, not kept; never an end
  // Of .docx and .xlsx, which are ZIP archives.
  std::uint64_t zip_part_bytes = std::uint64_t{256} << 20;  ///< one part, unpacked
  std::uint64_t zip_bytes = std::uint64_t{1} << 30;         ///< all parts read, unpacked
  std::uint64_t zip_ratio = 100;       ///< unpacked to packed, of a part over 1 MiB
  std::uint64_t zip_entries = 10'000;  ///< parts, read or not

  friend bool operator==(const limits&, const limits&) = default;
};

/// Throws `limit_exceeded` naming `name` if `value` is over `allowed`.
inline void check_limit(std::string_view name, std::uint64_t value, std::uint64_t allowed) {
  if (value > allowed) throw limit_exceeded(name, value, allowed);
}

}  // namespace dutygraph
