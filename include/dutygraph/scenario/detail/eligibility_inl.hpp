#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include <dutygraph/scenario/eligibility.hpp>

#include <dutygraph/scenario/detail/kind_rows.hpp>
#include <dutygraph/scenario/detail/named_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

using place_rows = std::vector<std::vector<std::uint32_t>>;

/// The rule to use. Throws `argument_error` where it does not fit the kind or the tables given.
[[nodiscard]] inline eligibility chosen_eligibility(const eligibility_options& options) {
  require_leader_or_section(options.of);
  const bool leaders = options.of == node_kind::leader;
  const eligibility who =
      options.who.value_or(leaders ? eligibility::shared_section : eligibility::shared_leader);
  const auto refuse = [](const std::string& words) {
    throw argument_error("scenario.eligibility", words);
  };
  if (!leaders && (who == eligibility::shared_section || who == eligibility::overseen)) {
    refuse("eligibility " + std::string(to_string(who)) +
           " is for leaders; for sections use shared_leader, any or a table");
  }
  if (leaders && who == eligibility::shared_leader) {
    refuse("eligibility shared_leader is for sections; for leaders use shared_section");
  }
  if (who == eligibility::table && options.pairs.empty()) {
    refuse("eligibility by table: the table has no row; give pairs of actor and item");
  }
  if (who != eligibility::table && !options.pairs.empty()) {
    refuse("pairs of actor and item are given, but eligibility is " + std::string(to_string(who)) +
           "; use one of the two");
  }
  return who;
}

/// For each actor of the other kind, the actors that stand together with it somewhere, rising.
class attached_together {
 public:
  attached_together(const plan& where, node_kind of, inheritance rule, const stop_token& stop)
      : actors_(where.stated_graph().nodes(of)),
        others_(where.stated_graph().nodes(other_kind(of))),
        rows_(others_.size()) {
    const graph& structure = where.stated_graph();
    const holdings& held = where.holdings(rule, stop);
    std::vector<node_id> here;
    for (const node_id item : structure.nodes(node_kind::item)) {
      here.clear();
      for (const incident& entry : held.of_item(item)) here.push_back(entry.node);
      join(here, stop);
    }
    for (const node_id heading : structure.nodes(node_kind::heading)) {
      join(actors_at_heading(structure, heading, rule), stop);
    }
    for (std::vector<std::uint32_t>& row : rows_) tidy(row);
  }

  [[nodiscard]] place_rows& rows() noexcept { return rows_; }

 private:
  static void tidy(std::vector<std::uint32_t>& row) {
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
  }

  void join(const std::vector<node_id>& here, const stop_token& stop) {
    if (++works_ % 1024 == 0) stop.check("reassign");
    for (const node_id other : here) {
      if (!others_.contains(other)) continue;
      std::vector<std::uint32_t>& row = rows_[others_.index(other)];
      for (const node_id actor : here) {
        if (actors_.contains(actor)) row.push_back(actors_.index(actor));
      }
      if (row.size() > 4 * (std::size_t{actors_.size()} + 1)) tidy(row);  // bounded by the actors
    }
  }

  id_range<node_id> actors_;
  id_range<node_id> others_;
  place_rows rows_;
  std::uint32_t works_ = 0;
};

/// For each section the leaders that oversee it, rising.
[[nodiscard]] inline place_rows overseers(const plan& where, const eligibility_options& options,
                                          const stop_token& stop) {
  place_rows rows(where.stated_graph().nodes(node_kind::section).size());
  const leader_posts posts = find_posts(where, options.posts, stop);
  bool any = false;
  for (std::uint32_t leader = 0; leader < posts.oversees.size(); ++leader) {
    for (const std::uint32_t section : posts.oversees[leader]) {
      rows[section].push_back(leader);
      any = true;
    }
  }
  if (any) return rows;
  throw argument_error("scenario.eligibility",
                       "eligibility overseen: no row of the posts oversees a section; fill in "
                       "oversees");
}

/// For each item the actors that the table names, rising.
[[nodiscard]] inline place_rows table_of_candidates(const plan& where,
                                                    const eligibility_options& options,
                                                    const stop_token& stop) {
  place_rows rows(where.stated_graph().nodes(node_kind::item).size());
  row_names actors(where, options.of);
  row_names items(where, node_kind::item);
  for (std::size_t index = 0; index < options.pairs.size(); ++index) {
    if (index % 4096 == 4095) stop.check("reassign");
    const std::string row = row_of(index, "the eligibility");
    const std::uint32_t actor = actors.find(options.pairs[index].actor, row);
    rows[items.find(options.pairs[index].item, row)].push_back(actor);
  }
  return rows;
}

/// Collects the arcs of one item after the other.
class candidate_collector {
 public:
  candidate_collector(std::uint32_t actors, eligibility who)
      : link_(actors), state_(actors, absent) {
    out.who = who;
  }

  void hold(std::uint32_t actor) { put(actor, standing, item_candidates::none); }
  void admit(std::uint32_t actor, std::uint32_t link) {
    if (state_[actor] == absent) put(actor, admitted, link);
  }
  void close_item() {
    std::sort(here_.begin(), here_.end());
    for (const std::uint32_t actor : here_) {
      out.holder.push_back(actor);
      out.held.push_back(state_[actor] == standing ? 1 : 0);
      out.link.push_back(link_[actor]);
      state_[actor] = absent;
    }
    here_.clear();
    out.first_arc.push_back(out.holder.size());
  }

  item_candidates out;

 private:
  static constexpr std::uint8_t absent = 0, standing = 1, admitted = 2;

  void put(std::uint32_t actor, std::uint8_t state, std::uint32_t link) {
    here_.push_back(actor);
    state_[actor] = state;
    link_[actor] = link;
  }

  std::vector<std::uint32_t> link_;
  std::vector<std::uint8_t> state_;
  std::vector<std::uint32_t> here_;
};

}  // namespace detail

DUTYGRAPH_INLINE item_candidates eligible_holders(const plan& where,
                                                  const eligibility_options& options,
                                                  const stop_token& stop) {
  stop.check("reassign");
  const eligibility who = detail::chosen_eligibility(options);
  const std::uint32_t actors = where.stated_graph().nodes(options.of).size();
  const std::uint32_t items = where.stated_graph().nodes(node_kind::item).size();
  const detail::kind_rows held(where, options.of, options.as, options.rule, stop);
  detail::place_rows links;    // by section (or leader)
  detail::place_rows by_item;  // by item
  if (who == eligibility::overseen) links = detail::overseers(where, options, stop);
  if (who == eligibility::shared_section || who == eligibility::shared_leader) {
    links = std::move(detail::attached_together(where, options.of, options.rule, stop).rows());
  }
  if (who == eligibility::table) by_item = detail::table_of_candidates(where, options, stop);
  const detail::kind_rows others(where, detail::other_kind(options.of), std::nullopt, options.rule,
                                 stop);
  detail::candidate_collector collector(actors, who);
  for (std::uint32_t item = 0; item < items; ++item) {
    if (item % 1024 == 1023) stop.check("reassign");
    for (const std::uint32_t actor : held.of_item(item)) collector.hold(actor);
    if (who == eligibility::any) {
      for (std::uint32_t actor = 0; actor < actors; ++actor) {
        collector.admit(actor, item_candidates::none);
      }
    }
    if (!by_item.empty()) {
      for (const std::uint32_t actor : by_item[item]) {
        collector.admit(actor, item_candidates::none);
      }
    }
    if (!links.empty()) {
      for (const std::uint32_t other : others.of_item(item)) {
        for (const std::uint32_t actor : links[other]) collector.admit(actor, other);
      }
    }
    collector.close_item();
  }
  return std::move(collector.out);
}

}  // namespace dutygraph
