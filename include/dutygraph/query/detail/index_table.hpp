#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <dutygraph/model/table_builder.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A table of indices: index utf8, value, minimum, maximum float64, reason utf8.
class index_table {
 public:
  explicit index_table(std::string caption)
      : out_(std::move(caption)),
        index_(out_.utf8("index")),
        value_(out_.float64("value")),
        minimum_(out_.float64("minimum")),
        maximum_(out_.float64("maximum")),
        reason_(out_.utf8("reason")) {}

  /// `reason` says why there is no value, and is empty where there is one. Rounding never takes a
  /// value out of its range.
  void push(std::string_view index, std::optional<double> value, std::optional<double> minimum,
            std::optional<double> maximum, std::string_view reason) {
    if (value && minimum) value = std::max(*value, *minimum);
    if (value && maximum) value = std::min(*value, *maximum);
    index_.push(index);
    value_.push_optional(reason.empty() ? value : std::nullopt);
    minimum_.push_optional(minimum);
    maximum_.push_optional(maximum);
    reason_.push_or_null(reason);
  }
  [[nodiscard]] table finish() { return out_.finish(); }

 private:
  table_builder out_;
  utf8_builder& index_;
  float64_builder& value_;
  float64_builder& minimum_;
  float64_builder& maximum_;
  utf8_builder& reason_;
};

}  // namespace detail

}  // namespace dutygraph
