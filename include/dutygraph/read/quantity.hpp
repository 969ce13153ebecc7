#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/date.hpp>
#include <dutygraph/model/quantity.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A figure with its unit in a text (数量): 不少于两次, 1.3倍以上, 百分之五, 2—3处.
struct quantity {
  span words;   ///< number, unit and what stands behind them: 以上
  span number;  ///< both numbers of a range
  dutygraph::comparator comparator = comparator::equal;
  double low = 0;              ///< as printed: 10 of 10万元
  std::optional<double> high;  ///< the upper end of a range
  std::string unit;            ///< as printed (万元), but % for 百分之; empty for 三分之一
  friend bool operator==(const quantity&, const quantity&) = default;
};

/// Finds the figures of a part of a text, in order.
///
/// Numbers in ASCII, full-width or Chinese digits up to 9999 and 15 digits, decimals, 分之, ranges,
/// with the units of the lexicon. No figures are: years, dates and times, ordinals (第二届),
/// numbers of documents, numbers in words or without a unit (十九大, 5G), and all that stands in
/// brackets or quotation marks. `part` must lie in `text`, which should be UTF-8; no other bytes
/// are read. Units point into `text` or to constants. Linear in the part.
[[nodiscard]] std::vector<quantity> find_quantities(std::string_view text, span part);

/// A deadline (时限) in a text.
struct deadline_found {
  span words;               ///< without 到: 年底前, 2020年, 6月底
  std::optional<date> due;  ///< its last day; nothing where it cannot be told: 6月前, 3年内
  friend bool operator==(const deadline_found&, const deadline_found&) = default;
};

/// The first deadline of a part of a text; a bare year or month is none. `year` is the one that
/// 年底 means, without which 年底 has no day. Linear in the part.
[[nodiscard]] std::optional<deadline_found> find_deadline(std::string_view text, span part,
                                                          std::optional<std::int32_t> year);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/quantity_inl.hpp>
#endif
