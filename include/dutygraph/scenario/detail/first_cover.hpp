#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <dutygraph/query/set_cover.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Finds, of all smallest covers, the one that is first in the order of members, and whether it is
/// the only one.
class first_cover {
 public:
  using families = std::vector<std::vector<std::uint32_t>>;

  first_cover(families sets, std::uint32_t members, const stop_token& stop)
      : members_(members), stop_(stop), found_(set_cover(sets, members, budget_, stop)) {
    if (!found_.exact) return;
    take_sole_members(sets);
    const families all = sets;
    if (put_first(std::move(sets))) find_other(all);
  }

  /// `members` is the first of the smallest covers where `unique` has a value.
  [[nodiscard]] const set_cover_result& cover() const noexcept { return found_; }
  [[nodiscard]] std::optional<bool> unique() const noexcept { return unique_; }

 private:
  /// False once what the search for others may cost is used up.
  [[nodiscard]] bool pay(std::uint64_t work) noexcept {
    budget_ -= std::min(budget_, work);
    return budget_ > 0;
  }
  [[nodiscard]] static std::uint64_t size_of(const families& sets) noexcept {
    std::uint64_t size = 0;
    for (const auto& set : sets) size += set.size() + 1;
    return size;
  }

  /// The smallest cover; nothing if what is left of the budget is too little to prove it.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> solve(const families& sets) {
    constexpr std::uint64_t making = 16;  // what a set costs before the search, in its steps
    if (!pay(making * size_of(sets))) return std::nullopt;
    set_cover_result result = set_cover(sets, members_, budget_, stop_);
    if (!pay(result.work) || !result.exact) return std::nullopt;
    return std::move(result.members);
  }

  [[nodiscard]] static bool has(const std::vector<std::uint32_t>& set, std::uint32_t member) {
    return std::find(set.begin(), set.end(), member) != set.end();
  }
  static void remove_met(families& sets, std::uint32_t member) {
    sets.erase(std::remove_if(sets.begin(), sets.end(),
                              [member](const auto& set) { return has(set, member); }),
               sets.end());
  }
  static void remove(families& sets, std::uint32_t member) {
    for (auto& set : sets) set.erase(std::remove(set.begin(), set.end(), member), set.end());
  }

  /// Sole members are in every cover: what they meet is no question any more.
  void take_sole_members(families& sets) {
    std::vector<bool> sole(members_);
    for (const auto& set : sets) {
      if (set.size() == 1) sole[set.front()] = true;
    }
    const auto is_sole = [&sole](std::uint32_t member) { return sole[member]; };
    sets.erase(std::remove_if(
                   sets.begin(), sets.end(),
                   [&](const auto& set) { return std::any_of(set.begin(), set.end(), is_sole); }),
               sets.end());
    std::copy_if(found_.members.begin(), found_.members.end(), std::back_inserter(sole_), is_sole);
  }

  /// Takes member by member, in order, into the cover where a smallest one has it. `rest` is one
  /// for the sets that are left.
  [[nodiscard]] bool put_first(families sets) {
    std::vector<std::uint32_t> open;
    for (const auto& set : sets) open.insert(open.end(), set.begin(), set.end());
    std::sort(open.begin(), open.end());
    open.erase(std::unique(open.begin(), open.end()), open.end());
    std::vector<std::uint32_t> rest;
    std::set_difference(found_.members.begin(), found_.members.end(), sole_.begin(), sole_.end(),
                        std::back_inserter(rest));
    std::vector<std::uint32_t> chosen;
    for (const std::uint32_t member : open) {
      if (sets.empty()) break;
      if (!pay(size_of(sets))) return false;
      if (std::none_of(sets.begin(), sets.end(),
                       [member](const auto& set) { return has(set, member); })) {
        continue;
      }
      families left = sets;
      remove_met(left, member);
      const auto at = std::find(rest.begin(), rest.end(), member);
      if (at != rest.end()) {
        rest.erase(at);
      } else {
        auto other = solve(left);
        if (!other) return false;
        if (other->size() + 1 != rest.size()) {
          remove(sets, member);
          continue;
        }
        rest = std::move(*other);
      }
      chosen.push_back(member);
      sets = std::move(left);
    }
    found_.members.clear();
    std::set_union(chosen.begin(), chosen.end(), sole_.begin(), sole_.end(),
                   std::back_inserter(found_.members));
    return true;
  }

  /// Another smallest cover lacks one of the members of this one.
  void find_other(const families& sets) {
    const std::size_t size = found_.members.size() - sole_.size();
    for (const std::uint32_t member : found_.members) {
      if (std::binary_search(sole_.begin(), sole_.end(), member)) continue;
      families less = sets;
      remove(less, member);
      const auto other = solve(less);
      if (!other) return;
      if (other->size() == size) {
        unique_ = false;
        return;
      }
    }
    unique_ = true;
  }

  std::uint32_t members_;
  const stop_token& stop_;
  std::uint64_t budget_ = most_set_cover_work;
  set_cover_result found_;
  std::vector<std::uint32_t> sole_;  // rising
  std::optional<bool> unique_;
};

}  // namespace detail

}  // namespace dutygraph
