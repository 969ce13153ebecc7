#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <dutygraph/fwd.hpp>
#include <dutygraph/model/date.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What sort of thing a commitment (目标任务) is. The first four have a figure.
enum class commitment_kind : std::uint8_t {
  amount,     ///< so many or so much: 新建2处, 不超过5个工作日
  rate,       ///< a share or a multiple: 达到50%以上, 标准的1.3倍
  change,     ///< by how much something grows or shrinks: 减少三分之一, 增长5%
  frequency,  ///< so often in a period, or each: 全年不少于两次
  all,        ///< every one: 全覆盖, 应保尽保, 全部纳入
  zero,       ///< not one: 坚决杜绝, 零发生
  relative,   ///< against something without a figure: 高于省定标准, 与最低工资挂钩
  milestone,  ///< something is there that was not: 完成, 建成投入使用, 出台办法
};

/// How a figure is meant. A figure without a word for it is `equal`, as printed.
enum class comparator : std::uint8_t {
  equal,      ///< =, as printed
  at_least,   ///< >=, 不少于, 至少, 以上
  more_than,  ///< >, 超过, 余
  at_most,    ///< <=, 不超过, 以内, 控制在
  less_than,  ///< <, 低于, 不足
  about,      ///< ~, 左右, 约
};

/// Which way a `change` goes; `none` for all other kinds.
enum class direction : std::uint8_t { none, increase, decrease };

/// How strongly a commitment is meant, from the strongest to the weakest.
enum class strength : std::uint8_t {
  ensure,          ///< 确保
  plain,           ///< no word
  strive,          ///< 力争
  in_principle,    ///< 原则上
  promote,         ///< 推动
  explore,         ///< 探索
  as_appropriate,  ///< 适时
  conditional,     ///< 条件允许
};

/// Where the deadline of a commitment is stated.
enum class deadline_source : std::uint8_t {
  none,      ///< nowhere
  clause,    ///< in its own clause
  sentence,  ///< at the front of an earlier clause of its sentence
  item,      ///< in the item's bracket (完成时限)
};

inline constexpr std::array<std::string_view, 8> commitment_kind_names = {
    "amount", "rate", "change", "frequency", "all", "zero", "relative", "milestone"};
inline constexpr std::array<std::string_view, 6> comparator_names = {"=",  ">=", ">",
                                                                     "<=", "<",  "~"};
inline constexpr std::array<std::string_view, 3> direction_names = {"none", "increase", "decrease"};
inline constexpr std::array<std::string_view, 8> strength_names = {
    "ensure",  "plain",   "strive",         "in_principle",
    "promote", "explore", "as_appropriate", "conditional"};
inline constexpr std::array<std::string_view, 4> deadline_source_names = {"none", "clause",
                                                                          "sentence", "item"};

[[nodiscard]] constexpr std::string_view to_string(commitment_kind value) noexcept {
  return commitment_kind_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(comparator value) noexcept {
  return comparator_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(direction value) noexcept {
  return direction_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(strength value) noexcept {
  return strength_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(deadline_source value) noexcept {
  return deadline_source_names[static_cast<std::size_t>(value)];
}

/// What one commitment (目标任务) says; a target (指标) is one with a figure. Texts are as printed,
/// empty where nothing is stated.
struct commitment {
  commitment_kind kind = commitment_kind::milestone;
  std::string subject;  ///< of what: 养老床位, 集中供养率
  dutygraph::comparator comparator = comparator::equal;
  dutygraph::direction direction = direction::none;
  std::optional<double> low;   ///< the figure as printed, or the lower one of a range; finite
  std::optional<double> high;  ///< the upper one of a range; only with `low`, and not below it
  std::string unit;            ///< 处, %, 万元; empty for a bare fraction (三分之一)
  std::string base;       ///< what it is measured against: 城乡低保标准 of 标准的1.3倍
  std::string per;        ///< for each what: 镇街 of 每个镇街
  std::string period;     ///< within which time: 全年, 每月
  std::string condition;  ///< what it holds for: 500人以下的村
  dutygraph::strength strength = strength::plain;
  std::string strength_word;  ///< as printed: 确保, 原则上
  std::string deadline;       ///< as printed: 年底前
  std::optional<date> due;    ///< the last day of the deadline, where it can be worked out
  dutygraph::deadline_source deadline_source = deadline_source::none;

  [[nodiscard]] bool has_figure() const noexcept { return low.has_value(); }
  [[nodiscard]] bool has_deadline() const noexcept { return !deadline.empty(); }
  friend bool operator==(const commitment&, const commitment&) = default;
};

/// A commitment or none, as a record holds it. Copies share one immutable value, because few nodes
/// are commitments and one is larger than all else that a node has. Equality is by content.
class shared_commitment {
 public:
  shared_commitment() noexcept = default;
  /// Not explicit: a record is assigned a commitment as it is.
  shared_commitment(commitment value)
      : value_(std::make_shared<const commitment>(std::move(value))) {}

  [[nodiscard]] bool has_value() const noexcept { return value_ != nullptr; }
  /// The commitment; one that says nothing where there is none.
  [[nodiscard]] const commitment& value() const noexcept {
    static const commitment nothing;
    return value_ ? *value_ : nothing;
  }
  friend bool operator==(const shared_commitment& a, const shared_commitment& b) {
    return a.value_ == b.value_ || (a.has_value() == b.has_value() && a.value() == b.value());
  }

 private:
  std::shared_ptr<const commitment> value_;
};

}  // namespace dutygraph
