#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Which effective roles count.
class role_filter {
 public:
  role_filter() noexcept = default;
  explicit role_filter(std::span<const role> roles) noexcept {
    if (!roles.empty()) counted_ = 0;
    for (const role one : roles) counted_ |= 1U << static_cast<unsigned>(one);
  }
  [[nodiscard]] bool counts(role one) const noexcept {
    return (counted_ >> static_cast<unsigned>(one) & 1U) != 0;
  }
  [[nodiscard]] bool all() const noexcept { return counted_ == everything; }

 private:
  static constexpr unsigned everything = ~0U;
  unsigned counted_ = everything;
};

/// The distinct actors of one kind on each item and the distinct items of each actor, as places
/// within their kinds: two roles of one actor on one item are one entry.
///
/// A task force holds what it is assigned to and what it drives; a driving edge has no role, so it
/// counts only where all roles do.
class holder_rows {
 public:
  /// O(V + holdings). Throws `argument_error` for a kind that is no actor, `stopped`.
  holder_rows(const plan& where, node_kind of, inheritance rule, const role_filter& roles,
              pace& steps)
      : structure_(of == node_kind::task_force ? where.graph(steps.token()) : where.stated_graph()),
        actors_(structure_.nodes(of)),
        items_(structure_.nodes(node_kind::item)) {
    fill_items(where.holdings(rule, steps.token()), roles, of == node_kind::task_force, steps);
    fill_actors(steps);
  }

  [[nodiscard]] id_range<node_id> actors() const noexcept { return actors_; }
  [[nodiscard]] id_range<node_id> items() const noexcept { return items_; }
  /// Places of the actors, in the order in which they are stated.
  [[nodiscard]] std::span<const std::uint32_t> of_item(std::uint32_t item) const noexcept {
    return std::span(actor_of_).subspan(item_begin_[item],
                                        item_begin_[item + 1] - item_begin_[item]);
  }
  /// Places of the items, in document order.
  [[nodiscard]] std::span<const std::uint32_t> of_actor(std::uint32_t actor) const noexcept {
    return std::span(item_of_).subspan(actor_begin_[actor],
                                       actor_begin_[actor + 1] - actor_begin_[actor]);
  }
  [[nodiscard]] std::uint32_t holder_count(std::uint32_t item) const noexcept {
    return static_cast<std::uint32_t>(item_begin_[item + 1] - item_begin_[item]);
  }
  [[nodiscard]] std::uint32_t most_holders() const noexcept {
    std::uint32_t most = 0;
    for (std::uint32_t item = 0; item < items_.size(); ++item) {
      most = std::max(most, holder_count(item));
    }
    return most;
  }
  /// Items with at least `least` holders.
  [[nodiscard]] std::uint32_t covered_count(std::uint32_t least) const noexcept {
    std::uint32_t count = 0;
    for (std::uint32_t item = 0; item < items_.size(); ++item) {
      if (holder_count(item) >= least) ++count;
    }
    return count;
  }
  /// Items of which a holder is stated at a heading above.
  [[nodiscard]] std::uint32_t stated_at_headings() const noexcept { return at_headings_; }
  /// Items with holders, all of which are stated at the item or its subitems.
  [[nodiscard]] std::uint32_t stated_at_items() const noexcept { return at_items_; }

 private:
  void fill_items(const holdings& held, const role_filter& roles, bool driving, pace& steps) {
    const id_range<node_id> headings = structure_.nodes(node_kind::heading);
    std::vector<std::uint32_t> last_item(actors_.size());  // item + 1: the actor is on it already
    item_begin_.reserve(std::size_t{items_.size()} + 1);
    item_begin_.push_back(0);
    for (std::uint32_t item = 0; item < items_.size(); ++item) {
      steps.step();
      bool at_heading = false;
      const auto take = [&](node_id actor) {
        const std::uint32_t place = actors_.index(actor);
        if (last_item[place] == item + 1) return;
        last_item[place] = item + 1;
        actor_of_.push_back(place);
      };
      for (const incident& entry : held.of_item(items_[item])) {
        steps.step();
        if (!actors_.contains(entry.node)) continue;
        if (!roles.counts(structure_.effective_role(entry.edge))) continue;
        at_heading = at_heading || headings.contains(structure_.target(entry.edge));
        take(entry.node);
      }
      if (driving && roles.all()) {
        for (const incident& entry : structure_.in(relation::drives, items_[item])) {
          steps.step();
          take(entry.node);
        }
      }
      if (at_heading) {
        ++at_headings_;
      } else if (actor_of_.size() > item_begin_.back()) {
        ++at_items_;
      }
      item_begin_.push_back(actor_of_.size());
    }
  }

  void fill_actors(pace& steps) {
    actor_begin_.resize(std::size_t{actors_.size()} + 1);
    for (const std::uint32_t actor : actor_of_) ++actor_begin_[std::size_t{actor} + 1];
    for (std::size_t actor = 1; actor < actor_begin_.size(); ++actor) {
      actor_begin_[actor] += actor_begin_[actor - 1];
    }
    item_of_.resize(actor_of_.size());
    std::vector<std::size_t> next(actor_begin_.begin(), actor_begin_.end() - 1);
    for (std::uint32_t item = 0; item < items_.size(); ++item) {
      for (const std::uint32_t actor : of_item(item)) {
        steps.step();
        item_of_[next[actor]++] = item;
      }
    }
  }

  const graph& structure_;
  id_range<node_id> actors_;
  id_range<node_id> items_;
  std::vector<std::size_t> item_begin_;
  std::vector<std::uint32_t> actor_of_;
  std::vector<std::size_t> actor_begin_;
  std::vector<std::uint32_t> item_of_;
  std::uint32_t at_headings_ = 0;
  std::uint32_t at_items_ = 0;
};

/// The words for one node of a kind.
[[nodiscard]] constexpr std::string_view singular(node_kind kind) noexcept {
  return kind == node_kind::task_force ? "task force" : to_string(kind);
}

/// The words for several nodes of a kind.
[[nodiscard]] constexpr std::string_view plural(node_kind kind) noexcept {
  constexpr std::string_view names[] = {"leaders", "sections", "task forces", "headings",
                                        "items",   "subitems", "themes",      "commitments"};
  return names[static_cast<std::size_t>(kind)];
}

/// Throws `argument_error` unless the kind is leader, section or task_force.
inline void require_actor(node_kind kind, std::string_view call, std::string_view argument) {
  if (is_actor(kind)) return;
  throw argument_error("query.kind", std::string(call) + ": " + std::string(argument) +
                                         " is leader, section or task_force, not " +
                                         std::string(to_string(kind)));
}

/// `33 items`, `1 item`.
[[nodiscard]] inline std::string counted(std::uint64_t count, std::string_view one,
                                         std::string_view several) {
  return std::to_string(count).append(" ").append(count == 1 ? one : several);
}

/// The part of a caption that says by which rule holders were found and where they are stated,
/// without a denominator.
[[nodiscard]] inline std::string footing(const holder_rows& rows, node_kind of, inheritance rule) {
  const std::string all = counted(rows.items().size(), "item", "items");
  std::string text = "inheritance: " + std::string(to_string(rule));
  text += "; responsibility stated at headings for " + std::to_string(rows.stated_at_headings()) +
          " of " + all;
  if (rows.stated_at_items() != 0) {
    text += ", at the item itself for " + std::to_string(rows.stated_at_items());
  }
  if (of == node_kind::task_force) text += " (assigned or driving)";
  if (of != node_kind::leader && rows.stated_at_headings() != 0) {
    text += "; counts of " + std::string(plural(of)) +
            " are upper bounds, because a heading does not say which of its items each carries out";
  }
  return text;
}

/// The same with the items as the denominator.
[[nodiscard]] inline std::string basis(const holder_rows& rows, node_kind of, inheritance rule) {
  return footing(rows, of, rule) +
         "; denominator: " + counted(rows.items().size(), "item", "items");
}

}  // namespace detail

}  // namespace dutygraph
