#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/error.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How much a finding matters. (`information` is no fault: it is worth knowing.)
enum class severity : std::uint8_t { information, warning, error };

[[nodiscard]] constexpr std::string_view to_string(severity value) noexcept {
  return value == severity::information ? "information"
         : value == severity::warning   ? "warning"
                                        : "error";
}

/// Something that a reader did not understand, or that records get wrong: nothing is dropped in
/// silence.
struct diagnostic {
  std::string code;  ///< stable, such as `reader.duplicate_number`
  dutygraph::severity severity = dutygraph::severity::warning;
  std::string message;  ///< one sentence: what, and what was made of it
  std::string excerpt;  ///< the words concerned, printable
  std::string advice;   ///< what to do about it
  place where;

  friend bool operator==(const diagnostic&, const diagnostic&) = default;
};

/// Collects diagnostics and keeps at most a number of each code; the rest are counted and told at
/// the end as one line a code.
class diagnostic_list {
 public:
  explicit diagnostic_list(std::uint64_t most_of_a_kind = 100) : most_(most_of_a_kind) {}

  void add(diagnostic value);
  /// Counts `count` more of a code of which the list keeps all it may keep.
  void add_more(std::string_view code, std::uint64_t count);
  /// All that were kept in the order of adding, then the counts of those that were not.
  [[nodiscard]] std::vector<diagnostic> take();

 private:
  struct tally {
    std::string code;
    std::uint64_t count = 0;
  };
  std::uint64_t most_;
  std::vector<tally> tallies_;
  std::vector<diagnostic> kept_;
};

/// `file:line:column: severity: message [code]`, with the parts that are known.
[[nodiscard]] std::string to_string(const diagnostic& value);

/// The line of `to_string`, the excerpt with a caret below its beginning, and the advice, each on a
/// line of its own where known. An excerpt over 60 code points is cut.
[[nodiscard]] std::string explained(const diagnostic& value);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/diagnostic_inl.hpp>
#endif
