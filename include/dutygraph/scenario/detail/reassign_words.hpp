#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include <dutygraph/scenario/detail/reassign_model.hpp>
#include <dutygraph/scenario/detail/reassign_solution.hpp>
#include <dutygraph/scenario/reassignment.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// `a`, `a and b`, `a, b and c`; what is beyond 60 words is counted.
[[nodiscard]] inline std::string listed(const std::vector<std::string>& words) {
  constexpr std::size_t most = 60;
  std::string text;
  const std::size_t shown = std::min(words.size(), most);
  for (std::size_t at = 0; at < shown; ++at) {
    const bool last = at + 1 == words.size();
    text.append(at == 0 ? "" : last ? " and " : ", ").append(words[at]);
  }
  if (words.size() > most) text += " and " + std::to_string(words.size() - most) + " more";
  return text;
}

/// Puts certificates into sentences.
class certificate_writer {
 public:
  certificate_writer(const plan& where, const reassign_model& model,
                     const reassign_options& options, const reassign_solution& found)
      : structure_(where.stated_graph()), model_(model), options_(options), found_(found) {}

  [[nodiscard]] reassign_certificate write() {
    if (!found_.feasible) {
      out_.words =
          "the search ended before it found a draft or proved that there is none; raise "
          "node_limit or time_limit";
    } else if (!*found_.feasible) {
      write_fault();
    } else {
      write_bound();
    }
    return std::move(out_);
  }

 private:
  /// `the 4 items 1–3 and 7`: three or more that follow each other are a range.
  [[nodiscard]] std::string several(const std::vector<std::uint32_t>& units) const {
    const std::vector<std::uint32_t> items = items_of(units);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < items.size();) {
      std::size_t last = at;
      while (last + 1 < items.size() && items[last + 1] == items[last] + 1) ++last;
      if (last < at + 2) last = at;
      words.push_back(model_.rules.item_name(items[at]));
      if (last != at) words.back() += "–" + model_.rules.item_name(items[last]);
      at = last + 1;
    }
    return (items.size() == 1 ? "item " : "the " + std::to_string(items.size()) + " items ") +
           listed(words);
  }
  [[nodiscard]] std::vector<std::uint32_t> items_of(const std::vector<std::uint32_t>& units) const {
    std::vector<std::uint32_t> items;
    for (const std::uint32_t unit : units) {
      items.insert(items.end(), model_.unit_items[unit].begin(), model_.unit_items[unit].end());
    }
    std::sort(items.begin(), items.end());
    return items;
  }
  [[nodiscard]] std::vector<std::string> holder_words(
      const std::vector<std::uint32_t>& holders) const {
    std::vector<std::string> words;
    for (const std::uint32_t holder : holders) {
      words.push_back(model_.rules.actor_name(model_.holder_actor[holder]));
    }
    return words;
  }
  [[nodiscard]] std::string number(std::int64_t load) const {
    return plain_number(model_.shown(load));
  }

  void name(const std::vector<std::uint32_t>& units, const std::vector<std::uint32_t>& holders) {
    for (const std::uint32_t item : items_of(units)) {
      out_.items.emplace_back(structure_.key(structure_.nodes(node_kind::item)[item]));
    }
    for (const std::uint32_t holder : holders) {
      out_.holders.emplace_back(
          structure_.name(structure_.nodes(options_.of)[model_.holder_actor[holder]]));
    }
  }

  /// Who may have a unit.
  [[nodiscard]] std::vector<std::uint32_t> candidates_of(std::uint32_t unit) const {
    const assignment_problem& problem = model_.problem;
    return {problem.arc_holder.begin() + problem.first_arc[unit],
            problem.arc_holder.begin() + problem.first_arc[unit + 1]};
  }

  void write_fault() {
    const assignment_problem& problem = model_.problem;
    for (std::uint32_t unit = 0; unit < problem.items(); ++unit) {
      const std::vector<std::uint32_t> candidates = candidates_of(unit);
      if (problem.demand[unit] <= candidates.size()) continue;
      name({unit}, candidates);
      const bool one = model_.unit_items[unit].size() == 1;
      const std::string need = std::to_string(problem.demand[unit]);
      const std::string of =
          problem.demand[unit] == 1 ? std::string(to_string(options_.of)) : model_.rules.several;
      out_.words = several({unit}) + (one ? " needs " : " need together ") + need + " " + of +
                   (candidates.empty() ? " and nobody may take " + std::string(one ? "it" : "them")
                                       : " and may go only to " + listed(holder_words(candidates)));
      return;
    }
    if (found_.fault == assignment_fault::moves) {
      write_moves();
    } else if (found_.fault == assignment_fault::apart) {
      name(found_.certificate.items, found_.certificate.holders);
      out_.words = several(found_.certificate.items) +
                   " may not meet in one hand as the pairs apart say, and may go only to " +
                   listed(holder_words(found_.certificate.holders));
    } else {
      out_.words = "every case was tried: no draft keeps all rules at once";
    }
  }

  void write_moves() {
    const assignment_problem& problem = model_.problem;
    std::vector<std::uint32_t> units;
    std::uint64_t needed = 0;
    for (std::uint32_t unit = 0; unit < problem.items(); ++unit) {
      std::uint32_t standing = 0;
      for (std::uint32_t arc = problem.first_arc[unit]; arc < problem.first_arc[unit + 1]; ++arc) {
        standing += problem.held[arc];
      }
      if (standing >= problem.demand[unit]) continue;
      units.push_back(unit);
      needed += problem.demand[unit] - standing;
    }
    name(units, {});
    const std::string allowed = std::to_string(options_.max_moves.value_or(0));
    if (needed > options_.max_moves.value_or(0)) {
      out_.words = several(units) +
                   (units.size() == 1 ? " cannot stay as it is: " : " cannot stay as they are: ") +
                   std::to_string(needed) + (needed == 1 ? " move is" : " moves are") +
                   " needed at least, and " + allowed + " allowed";
    } else {
      out_.words = "no draft with at most " + allowed + " moves keeps all rules";
    }
  }

  [[nodiscard]] bool all_may_go_only_there() const {
    const assignment_problem& problem = model_.problem;
    std::vector<bool> chosen(problem.holders);
    for (const std::uint32_t holder : found_.certificate.holders) chosen[holder] = true;
    for (const std::uint32_t unit : found_.certificate.items) {
      for (const std::uint32_t holder : candidates_of(unit)) {
        if (!chosen[holder]) return false;
      }
    }
    return true;
  }

  /// True if the certificate shows the bound because items are not divided: below the bound there
  /// is too little room for what is forced.
  [[nodiscard]] bool whole_items_show_it() const {
    const load_certificate& shown = found_.certificate;
    std::int64_t step = 0;
    for (const std::uint32_t unit : shown.items) {
      step = std::gcd(step, model_.problem.effort[unit]);
    }
    if (step == 0) return false;
    std::int64_t room = 0;
    for (const std::uint32_t holder : shown.holders) {
      const std::int64_t fixed = model_.problem.fixed_load[holder];
      const std::int64_t capacity = model_.problem.capacity[holder];
      // The most steps, by halving, that leave the holder below the bound.
      std::int64_t least = -1;
      std::int64_t most = shown.forced / step + 1;
      while (least < most) {
        const std::int64_t middle = least + (most - least + 1) / 2;
        if (utilisation{fixed + middle * step, capacity} < found_.bound) {
          least = middle;
        } else {
          most = middle - 1;
        }
      }
      room += fixed + least * step;
    }
    return room < shown.forced;
  }

  [[nodiscard]] bool one_each() const {
    return options_.capacity.empty() &&
           std::all_of(found_.certificate.holders.begin(), found_.certificate.holders.end(),
                       [&](std::uint32_t holder) {
                         return model_.rules.months[model_.holder_actor[holder]] == 12;
                       });
  }

  void write_bound() {
    const load_certificate& shown = found_.certificate;
    name(shown.items, shown.holders);
    out_.forced = model_.shown(shown.forced);
    out_.capacity = model_.shown(shown.capacity);
    if (shown.holders.empty() || shown.forced == 0) {
      out_.words = "nothing has to be carried, so nothing can be evened out";
      return;
    }
    const std::vector<std::string> holders = holder_words(shown.holders);
    const bool one = holders.size() == 1;
    std::int64_t fixed = 0;
    for (const std::uint32_t holder : shown.holders) fixed += model_.problem.fixed_load[holder];
    const std::string keeps =
        listed(holders) + (one ? " keeps " : " keep ") + number(fixed) + " whatever is decided";
    if (shown.items.empty()) {
      out_.words = keeps;
    } else {
      out_.words = several(shown.items);
      if (all_may_go_only_there()) {
        out_.words += " may go only to " + listed(holders);
      } else {
        out_.words += (items_of(shown.items).size() == 1 ? " needs " : " need ") +
                      (one ? holders.front() : "some of " + listed(holders));
      }
      if (fixed != 0) out_.words += "; " + keeps;
    }
    const bool plain = one_each();
    const std::string least = plain_number(found_.bound.value());
    const std::string certified = plain_number(found_.certified.value());
    out_.words += (one ? ": so " + holders.front() + " carries at least "
                       : ": between them they carry at least ") +
                  number(shown.forced);
    if (!plain) out_.words += ", with a capacity of " + number(shown.capacity);
    const bool whole = found_.bound == found_.certified ||
                       (found_.certified < found_.bound && whole_items_show_it());
    if (plain && !one) {
      out_.words += ", so someone carries at least " + (whole ? least : certified);
    } else if (!plain) {
      out_.words += ", so " + std::string(one ? "the" : "someone's") + " utilisation is at least " +
                    (whole ? least : certified);
    }
    if (found_.bound == found_.certified || whole) return;
    out_.words += "; the search shows that nothing below " + least + " can be reached";
    if (options_.max_moves) {
      out_.words += " within " + std::to_string(*options_.max_moves) + " moves";
    }
  }

  const graph& structure_;
  const reassign_model& model_;
  const reassign_options& options_;
  const reassign_solution& found_;
  reassign_certificate out_;
};

}  // namespace detail

}  // namespace dutygraph
