#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/model/quantity.hpp>
#include <dutygraph/read/detail/quantity_numbers.hpp>
#include <dutygraph/read/detail/quantity_times.hpp>
#include <dutygraph/read/lines.hpp>

/// \file
/// Numbers with their units as they stand in a text.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::quantities {

/// A number with its unit.
struct figure {
  span number;  ///< both numbers of a range
  span per;     ///< behind a stroke: 批次/千人
  std::string unit;
  lexicon::unit_kind kind = lexicon::unit_kind::none;
  double low = 0;
  std::optional<double> high;
  std::optional<comparator> after;  ///< what stands behind: 以上
  bool chinese = false;
  bool limit = false;  ///< 内 stands behind: 5个工作日内

  /// True for a time: 工作日, 年.
  [[nodiscard]] bool lasts() const noexcept {
    return kind == lexicon::unit_kind::limit || kind == lexicon::unit_kind::duration;
  }
};

/// The unit as it is kept: without 余 in it, and % in one width.
[[nodiscard]] inline std::string unit_name(std::string_view text, const unit_found& unit) {
  const std::string_view printed = text.substr(unit.begin, unit.end - unit.begin);
  if (printed == "％") return "%";
  const std::size_t head = match_any(printed, 0, lexicon::multipliers);
  const std::size_t more = head != 0 ? match_any(printed, head, lexicon::and_more) : 0;
  return std::string(printed.substr(0, head)).append(printed.substr(head + more));
}

/// Adds to a figure whose unit ends at `at` what stands behind it, and moves `at` there.
inline void add_ends(std::string_view text, std::size_t end, figure& found, std::size_t& at) {
  if (at < end && text[at] == '/') {
    std::size_t next = at + 1;
    next += any_of(text, next, end, lexicon::multipliers);
    const unit_found unit = unit_at(text, next, end);
    if (unit.end > next) {
      found.per = span_of(at + 1, unit.end);
      at = unit.end;
    }
  }
  for (const lexicon::figure_end& one : lexicon::figure_ends) {
    if (!stands(text, at, end, one.word) ||
        (one.limit && (!found.lasts() || deadline_end(text, at, end) == at))) {
      continue;
    }
    found.after = one.means;
    found.limit = found.lasts() && one.means == comparator::at_most;
    at += one.word.size();
    break;
  }
}

/// The figure from `begin` whose first number is `first`; nothing if there is none. Moves
/// `behind_all` behind what was read.
[[nodiscard]] inline std::optional<figure> figure_at(std::string_view text, std::size_t begin,
                                                     std::size_t end, const number& first,
                                                     std::size_t& behind_all) {
  if (!first.value) return std::nullopt;
  figure found;
  found.low = *first.value;
  found.chinese = first.chinese;
  number last = first;
  unit_found unit = unit_at(text, first.end, end);
  const bool has_unit = unit.end > unit.begin || !first.unit.empty();
  const std::size_t behind = has_unit ? std::max(unit.end, first.end) : first.end;
  if (const std::size_t mark = any_of(text, behind, end, lexicon::range_marks)) {
    const number second = number_at(text, behind + mark, end);
    if (second.value && second.end > behind + mark) {
      const unit_found other = unit_at(text, second.end, end);
      if (*second.value < *first.value || second.unit != first.unit ||
          second.fraction != first.fraction ||
          (unit.end > unit.begin && unit_name(text, unit) != unit_name(text, other))) {
        behind_all = std::max(other.end, second.end);  // 2020-2022, 三到一: no range of one thing
        return std::nullopt;
      }
      found.high = second.value;
      last = second;
      unit = other;
    }
  }
  found.number = span_of(begin, last.end);
  std::size_t at = last.end;
  if (!last.unit.empty() || last.fraction) {
    found.kind = lexicon::unit_kind::share;
    found.unit = last.unit;
  } else if (unit.end > unit.begin) {
    found.kind = unit.kind;
    found.unit = unit_name(text, unit);
    if (found.kind == lexicon::unit_kind::duration && found.low >= 100)
      return std::nullopt;  // a year
    at = unit.end;
    if (unit.more) found.after = comparator::more_than;
  } else if (stands(text, at, end, lexicon::tenth) && found.low <= 10) {
    // 八成以上, and not 三成立 or 一成不变.
    const std::size_t next = at + lexicon::tenth.size();
    const lexicon::cue_word* word = next < end ? cue_index.find(text, next, end) : nullptr;
    bool ends = next == end || stands(text, next, end, lexicon::of) ||
                (word != nullptr && word->what >= lexicon::cue::lists);
    for (const lexicon::figure_end& one : lexicon::figure_ends) {
      ends = ends || (!one.limit && stands(text, next, end, one.word));
    }
    if (!ends) return std::nullopt;
    found.kind = lexicon::unit_kind::share;
    found.unit = lexicon::tenth;
    at = next;
  } else {
    return std::nullopt;
  }
  add_ends(text, end, found, at);
  behind_all = at;
  return found;
}

}  // namespace detail::quantities

}  // namespace dutygraph
