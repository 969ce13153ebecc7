#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/scenario/detail/kind_rows.hpp>
#include <dutygraph/scenario/detail/named_rows.hpp>
#include <dutygraph/scenario/eligibility.hpp>
#include <dutygraph/scenario/reassignment.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::int64_t whole_unit = 1'000'000;

[[noreturn]] inline void contradict(const std::string& words) {
  throw argument_error("scenario.contradiction", words + "; take one of the two away");
}

/// A number for words: at most six decimals.
[[nodiscard]] inline std::string plain_number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// `value` in millionths. Throws `argument_error` that begins with `what`.
[[nodiscard]] inline std::int64_t millionths_of(double value, const std::string& what) {
  constexpr double most = 9.0e15;  // below 2^53
  const double scaled = std::nearbyint(value * static_cast<double>(whole_unit));
  if (std::isfinite(value) && value >= 0.0 && scaled <= most &&
      scaled / static_cast<double>(whole_unit) == value) {
    return static_cast<std::int64_t>(scaled);
  }
  throw argument_error("scenario.value", what + " is " + plain_number(value) +
                                             "; give a multiple of 0.000001 from 0 up");
}

/// The rules of a reassignment with names looked up: items and actors go by their places, rows of
/// the tables by number from 1, 0 for none.
class reassign_rules {
 public:
  reassign_rules(const plan& where, const reassign_options& options, const stop_token& stop)
      : structure_(where.stated_graph()),
        of_((require_leader_or_section(options.of), options.of)),
        as_(options.as),
        heads_(options.heads),
        actors(structure_.nodes(of_).size()),
        items(structure_.nodes(node_kind::item).size()),
        several(of_ == node_kind::leader ? "leaders" : "sections"),
        held(where, of_, options.as, inheritance::nearest, stop),
        others(where, other_kind(of_), std::nullopt, inheritance::nearest, stop),
        actor_names_(where, of_),
        other_names_(where, other_kind(of_)),
        item_names_(where, node_kind::item),
        heading_names_(where, node_kind::heading) {
    count_numbers();
    take_amounts(options);
    take_holders(options);
    take_capacity(options);
    take_posts(where, options, stop);
    take_barred(options);
    take_protected(options);
    take_together(where, options, stop);
    for (std::size_t index = 0; index < options.apart.size(); ++index) {
      const std::string row = row_of(index, "apart");
      const std::uint32_t one = item_names_.find(options.apart[index].one, row);
      const std::uint32_t other = item_names_.find(options.apart[index].other, row);
      if (one == other) {
        throw argument_error("scenario.pair", row + ": item " + item_name(one) +
                                                  " stands beside itself; name two different ones");
      }
      apart.emplace_back(one, other);
    }
  }

 private:
  const graph& structure_;
  node_kind of_;
  role as_;
  head_rule heads_;

 public:
  std::uint32_t actors;
  std::uint32_t items;
  std::string several;                 ///< leaders or sections
  kind_rows held;                      ///< who holds each item in the role
  kind_rows others;                    ///< the sections of each item, or the leaders
  std::vector<std::int64_t> amount;    ///< of each item, millionths
  std::vector<std::int64_t> capacity;  ///< of each actor in twelve months, millionths; 0: not given
  std::vector<std::uint32_t> months;
  std::vector<std::uint8_t> head;
  std::vector<std::uint32_t> holders_row;
  std::vector<std::uint32_t> holders_wanted;
  std::vector<std::uint32_t> protected_row;  ///< of each item
  std::vector<std::uint32_t> together_row;   ///< of each item, the first
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart;

  [[nodiscard]] std::string actor_name(std::uint32_t actor) const {
    return printable(structure_.name(structure_.nodes(of_)[actor]));
  }
  [[nodiscard]] std::string other_name(std::uint32_t other) const {
    return printable(structure_.name(structure_.nodes(other_kind(of_))[other]));
  }
  /// The number of an item where only one has it, else its key.
  [[nodiscard]] std::string item_name(std::uint32_t item) const {
    const node_id node = structure_.nodes(node_kind::item)[item];
    const std::string_view number = structure_.number(node);
    const bool plain = !number.empty() && numbers_.at(number) == 1;
    return printable(plain ? number : structure_.key(node));
  }
  [[nodiscard]] bool left_out(std::uint32_t actor) const noexcept {
    return head[actor] != 0 && heads_ == head_rule::left_out;
  }
  [[nodiscard]] bool takes_no_more(std::uint32_t actor) const noexcept {
    return head[actor] != 0 && heads_ == head_rule::takes_no_more;
  }
  /// True if a subitem of the item has a holder of the kind in the role.
  [[nodiscard]] bool held_in_part(std::uint32_t item) const {
    const node_id work = structure_.nodes(node_kind::item)[item];
    for (const incident& part : structure_.out(relation::contains, work)) {
      if (assigned_at(part.node)) return true;
    }
    return false;
  }
  /// True if a heading above the item has a holder of the kind in the role.
  [[nodiscard]] bool named_above(std::uint32_t item) const {
    auto above = structure_.parent(structure_.nodes(node_kind::item)[item]);
    while (above && !assigned_at(*above)) above = structure_.parent(*above);
    return above.has_value();
  }
  /// What the actor holds stays with it, and nothing else comes.
  [[nodiscard]] bool stays(std::uint32_t actor) const noexcept {
    return protected_actor_row_[actor] != 0 || left_out(actor);
  }
  [[nodiscard]] std::string why_stays(std::uint32_t actor, std::uint32_t item) const {
    if (protected_actor_row_[actor] != 0) {
      return actor_name(actor) + " is protected (row " +
             std::to_string(protected_actor_row_[actor]) + ")";
    }
    if (left_out(actor)) return actor_name(actor) + " is a head that is left out";
    return "item " + item_name(item) + " is protected (row " + std::to_string(protected_row[item]) +
           ")";
  }
  /// The row that keeps the actor off the item; and the section (or leader) that it names.
  [[nodiscard]] std::uint32_t barred_row(std::uint32_t actor, std::uint32_t item,
                                         std::uint32_t* by = nullptr) const {
    for (const auto& [other, row] : barred_[actor]) {
      for (const std::uint32_t here : others.of_item(item)) {
        if (here != other) continue;
        if (by != nullptr) *by = other;
        return row;
      }
    }
    return 0;
  }
  /// The first item, in document order, that an item stays together with.
  [[nodiscard]] std::uint32_t group_of(std::uint32_t item) const noexcept { return root_[item]; }

 private:
  [[nodiscard]] bool assigned_at(node_id work) const {
    for (const incident& entry : structure_.in(relation::assigned, work)) {
      if (structure_.kind(entry.node) == of_ && structure_.effective_role(entry.edge) == as_) {
        return true;
      }
    }
    return false;
  }

  void count_numbers() {
    for (const node_id item : structure_.nodes(node_kind::item)) {
      ++numbers_[structure_.number(item)];
    }
  }

  void take_amounts(const reassign_options& options) {
    if (options.load == load_measure::utilisation) {
      throw argument_error("scenario.load",
                           "load is items, items_fractional, effort or effort_fractional; "
                           "utilisation follows from it and the capacities");
    }
    const bool by_effort =
        options.load == load_measure::effort || options.load == load_measure::effort_fractional;
    if (!by_effort && !options.weight.empty()) {
      throw argument_error("scenario.load", "efforts are given, but load is " +
                                                std::string(to_string(options.load)) +
                                                "; say load effort");
    }
    amount.assign(items, whole_unit);
    if (!by_effort) return;
    std::vector<std::uint32_t> rows(items);
    std::vector<double> values(items);
    for (std::size_t index = 0; index < options.weight.size(); ++index) {
      const std::string row = row_of(index, "the efforts");
      const std::uint32_t item = item_names_.find(options.weight[index].name, row);
      put(options.weight[index], item, row, index, values, rows);
    }
    for (std::uint32_t item = 0; item < items; ++item) {
      const double effort = rows[item] != 0
                                ? values[item]
                                : structure_.effort(structure_.nodes(node_kind::item)[item]);
      const std::string what = rows[item] != 0
                                   ? row_of(rows[item] - 1, "the efforts") + ": the effort of item "
                                   : std::string("the plan's effort of item ");
      amount[item] = millionths_of(effort, what + item_name(item));
    }
  }

  /// Sets a value once; a second row may only repeat it.
  static void put(const named_value& given, std::uint32_t place, const std::string& row,
                  std::size_t index, std::vector<double>& values,
                  std::vector<std::uint32_t>& rows) {
    if (rows[place] != 0 && values[place] != given.value) {
      throw argument_error("scenario.value", row + ": “" + printable(given.name) + "” has " +
                                                 plain_number(values[place]) + " in row " +
                                                 std::to_string(rows[place]) + " and " +
                                                 plain_number(given.value) +
                                                 " here; give it one value");
    }
    values[place] = given.value;
    if (rows[place] == 0) rows[place] = static_cast<std::uint32_t>(index + 1);
  }

  void take_holders(const reassign_options& options) {
    constexpr double most = 1'000'000;
    if (options.holders_each == 0U) {
      throw argument_error("scenario.holders", "holders: every item needs at least 1");
    }
    holders_row.assign(items, 0);
    std::vector<double> values(items);
    for (std::size_t index = 0; index < options.holders.size(); ++index) {
      const named_value& given = options.holders[index];
      const std::string row = row_of(index, "the holders");
      const std::uint32_t item = item_names_.find(given.name, row);
      if (!(given.value >= 1.0 && given.value <= most) || given.value != std::floor(given.value)) {
        throw argument_error("scenario.holders", row + ": item " + item_name(item) + " needs " +
                                                     plain_number(given.value) +
                                                     " holders; give a whole number from 1 up");
      }
      put(given, item, row, index, values, holders_row);
    }
    for (const double value : values) {
      holders_wanted.push_back(static_cast<std::uint32_t>(value));
    }
  }

  void take_capacity(const reassign_options& options) {
    capacity.assign(actors, options.capacity.empty() ? whole_unit : 0);
    std::vector<std::uint32_t> rows(actors);
    std::vector<double> values(actors);
    for (std::size_t index = 0; index < options.capacity.size(); ++index) {
      const named_value& given = options.capacity[index];
      const std::string row = row_of(index, "the capacities");
      const std::uint32_t actor = actor_names_.find(given.name, row);
      const std::string what = row + ": the capacity of “" + printable(given.name) + "”";
      put(given, actor, row, index, values, rows);
      capacity[actor] = millionths_of(given.value, what);
      if (capacity[actor] == 0) {
        throw argument_error("scenario.capacity",
                             what + " is 0; give a number above 0, or protect the actor");
      }
    }
  }

  void take_posts(const plan& where, const reassign_options& options, const stop_token& stop) {
    months.assign(actors, 12);
    head.assign(actors, 0);
    if (options.posts.empty()) return;
    if (of_ != node_kind::leader) {
      throw argument_error("scenario.posts", "posts are those of leaders; of is section");
    }
    leader_posts posts = find_posts(where, options.posts, stop);
    months = std::move(posts.months);
    head = std::move(posts.head);
  }

  void take_barred(const reassign_options& options) {
    barred_.resize(actors);
    const bool leaders = of_ == node_kind::leader;
    for (std::size_t index = 0; index < options.may_not_oversee.size(); ++index) {
      const std::string row = row_of(index, "may_not_oversee");
      const named_pair& given = options.may_not_oversee[index];
      const std::uint32_t actor = actor_names_.find(leaders ? given.one : given.other, row);
      const std::uint32_t other = other_names_.find(leaders ? given.other : given.one, row);
      barred_[actor].emplace_back(other, static_cast<std::uint32_t>(index + 1));
    }
  }

  void take_protected(const reassign_options& options) {
    protected_row.assign(items, 0);
    protected_actor_row_.assign(actors, 0);
    for (std::size_t index = 0; index < options.protect.size(); ++index) {
      const std::string row = row_of(index, "protect");
      const auto [which, place] =
          find_first(options.protect[index], row, std::string(to_string(of_)) + " or item",
                     {&actor_names_, &item_names_});
      std::uint32_t& first = which == 0 ? protected_actor_row_[place] : protected_row[place];
      if (first == 0) first = static_cast<std::uint32_t>(index + 1);
    }
  }

  void take_together(const plan& where, const reassign_options& options, const stop_token& stop) {
    root_.resize(items);
    std::iota(root_.begin(), root_.end(), 0U);
    together_row.assign(items, 0);
    row_names sections(where, node_kind::section);
    const kind_rows attached(where, node_kind::section, std::nullopt, inheritance::nearest, stop);
    for (std::size_t index = 0; index < options.together.size(); ++index) {
      const std::string row = row_of(index, "together");
      std::optional<std::uint32_t> first;
      for (const std::string& name : options.together[index]) {
        stop.check("reassign");
        const auto [which, place] = find_first(name, row, "item, heading or section",
                                               {&item_names_, &heading_names_, &sections});
        for (std::uint32_t item = 0; item < items; ++item) {
          const bool meant = which == 0   ? item == place
                             : which == 1 ? stands_below(item, place)
                                          : has(attached, item, place);
          if (!meant) continue;
          if (together_row[item] == 0) together_row[item] = static_cast<std::uint32_t>(index + 1);
          if (!first) first = item;
          join(*first, item);
        }
      }
    }
    for (std::uint32_t item = 0; item < items; ++item) root_[item] = root_[root_[item]];
  }

  [[nodiscard]] bool stands_below(std::uint32_t item, std::uint32_t heading) const {
    const node_id sought = structure_.nodes(node_kind::heading)[heading];
    auto above = structure_.parent(structure_.nodes(node_kind::item)[item]);
    while (above && *above != sought) above = structure_.parent(*above);
    return above.has_value();
  }
  [[nodiscard]] static bool has(const kind_rows& rows, std::uint32_t item, std::uint32_t place) {
    const auto here = rows.of_item(item);
    return std::find(here.begin(), here.end(), place) != here.end();
  }

  /// Puts two items into one group, whose root is its first item.
  void join(std::uint32_t one, std::uint32_t other) {
    one = root_of(one);
    other = root_of(other);
    root_[std::max(one, other)] = std::min(one, other);
  }
  [[nodiscard]] std::uint32_t root_of(std::uint32_t item) noexcept {
    while (root_[item] != item) {
      root_[item] = root_[root_[item]];  // halves the path
      item = root_[item];
    }
    return item;
  }

  /// The first of the lists that has the name, and the place there.
  static std::pair<std::size_t, std::uint32_t> find_first(const std::string& name,
                                                          const std::string& row,
                                                          const std::string& sought,
                                                          std::initializer_list<row_names*> lists) {
    constexpr std::size_t most_names = 5;
    std::vector<std::string> nearest;
    std::size_t which = 0;
    for (row_names* const list : lists) {
      try {
        return {which, list->find(name, row)};
      } catch (const unknown_name& fault) {
        nearest.insert(nearest.end(), fault.nearest().begin(), fault.nearest().end());
      }
      ++which;
    }
    if (nearest.size() > most_names) nearest.resize(most_names);
    throw unknown_name(name, sought + " (" + row + ")", std::move(nearest));
  }

  row_names actor_names_;
  row_names other_names_;
  row_names item_names_;
  row_names heading_names_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> barred_;
  std::vector<std::uint32_t> protected_actor_row_;
  std::vector<std::uint32_t> root_;
};

}  // namespace detail

}  // namespace dutygraph
