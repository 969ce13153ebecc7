#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <dutygraph/scenario/apply.hpp>

#include <dutygraph/build/build.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/scenario/detail/apply_names.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Applies the edits of one change to a draft, one after the other.
class change_application : private edit_names {
 public:
  using edit_names::edit_names;

  [[nodiscard]] plan_records run(const stop_token& stop) {
    for (at_ = 0; at_ < what_.edits.size(); ++at_) {
      stop.check("apply");
      const edit& one = what_.edits[at_];
      check_parts(one);
      switch (one.kind) {
        case edit_kind::remove:
          one.work.empty() ? draft_.remove(subject(one), at_ + 1) : take_off(one);
          break;
        case edit_kind::add:
          add(one);
          break;
        case edit_kind::rename:
          rename(one);
          break;
        case edit_kind::merge:
          merge(one);
          break;
        case edit_kind::move:
          move(one);
          break;
        case edit_kind::effort:
          set_effort(one);
          break;
      }
    }
    return draft_.records();
  }

 private:
  /// What counts as assigned to a work in one effective role to one kind of actor.
  struct assigned_here {
    places edges;
    std::uint32_t at = no_place;  ///< the work or the heading above where they stand
  };

  // Who holds what.

  [[nodiscard]] places standing(std::uint32_t work, role in, node_kind of) const {
    places found;
    for (const std::uint32_t at : draft_.node(work).edges) {
      const draft_edge& one = draft_.edge(at);
      if (one.there && one.target == work && one.record.relation == relation::assigned &&
          one.record.effective_role == in && draft_.kind(one.source) == of) {
        found.push_back(at);
      }
    }
    return found;
  }

  /// The nearest assignments from `work` upwards; a subitem and a task force inherit nothing.
  [[nodiscard]] assigned_here nearest(std::uint32_t work, role in, node_kind of) const {
    const node_kind kind = draft_.kind(work);
    const bool inherits = kind == node_kind::item || kind == node_kind::heading;
    for (std::uint32_t at = work; at != no_place; at = draft_.node(at).parent) {
      assigned_here found{standing(at, in, of), at};
      if (!found.edges.empty() || !inherits) return found;
    }
    return {{}, work};
  }

  /// The assignments of the item's subitems, which count beside the nearest.
  [[nodiscard]] places of_parts(std::uint32_t work, role in, node_kind of) const {
    places found;
    if (draft_.kind(work) != node_kind::item) return found;
    for (const std::uint32_t part : draft_.node(work).below) {
      const places of_part = standing(part, in, of);
      found.insert(found.end(), of_part.begin(), of_part.end());
    }
    return found;
  }

  [[nodiscard]] places held_by(const places& edges, std::uint32_t actor) const {
    places found;
    for (const std::uint32_t at : edges) {
      if (draft_.edge(at).source == actor) found.push_back(at);
    }
    return found;
  }

  [[noreturn]] void fail_not_held(std::uint32_t actor, std::uint32_t work, role in,
                                  const places& edges) const {
    std::string holders;
    for (const std::uint32_t at : edges) {
      holders += (holders.empty() ? "" : ", ") +
                 printable(draft_.node(draft_.edge(at).source).record.name);
    }
    refuse("change.conflict",
           shown(actor) + " does not hold " + shown(work) + in_role(in) + "; " +
               (holders.empty() ? std::string("nobody of its kind does") : "held by " + holders));
  }

  // What edits do.

  /// A person says so now. What the text prints as the role stays, and the rule that reads it.
  void curate(edge_record& record) const {
    if (record.role == record.effective_role) record.rule.clear();
    record.provenance = provenance::curated;
    record.score = 1.0;
    record.matched.clear();
    for (const std::string& reason : {what_.title, what_.edits[at_].reason}) {
      if (!reason.empty()) record.matched.push_back(reason);
    }
    record.words = {};
    record.name_words = {};
  }

  void assign(std::uint32_t actor, std::uint32_t work, role in) {
    if (actor == work) refuse("change.conflict", shown(work) + " cannot be assigned to itself");
    edge_record record;
    record.role = in;
    record.effective_role = in;
    curate(record);
    draft_.add_edge(std::move(record), actor, work);
  }

  /// Gives the first of these edges to `heir` and drops the others; without one, drops all.
  void pass_on(const places& edges, std::uint32_t heir) {
    for (std::size_t index = 0; index < edges.size(); ++index) {
      draft_edge& one = draft_.edge(edges[index]);
      if (heir == no_place || index != 0) {
        one.there = false;
        continue;
      }
      curate(one.record);
      draft_.set_ends(edges[index], heir, one.target);
    }
  }

  /// Lets `work` have at itself what it inherits, `heir` in the place of `leaver`.
  void bring_down(const places& edges, std::uint32_t work, std::uint32_t leaver,
                  std::uint32_t heir) {
    std::set<std::uint32_t> done;
    for (const std::uint32_t at : edges) {
      const std::uint32_t source = draft_.edge(at).source == leaver ? heir : draft_.edge(at).source;
      if (source == no_place || !done.insert(source).second) continue;
      edge_record record = draft_.edge(at).record;
      record.target.kind = draft_.kind(work);
      curate(record);
      draft_.add_edge(std::move(record), source, work);
    }
  }

  void take_off(const edit& one) {
    const std::uint32_t leaver = actor(one);
    const std::uint32_t work = assignable(one.work);
    const node_kind kind = draft_.kind(leaver);
    assigned_here level = nearest(work, one.role, kind);
    const places parts = of_parts(work, one.role, kind);
    places own = held_by(level.edges, leaver);
    const places in_parts = held_by(parts, leaver);
    if (own.empty() && in_parts.empty()) {
      level.edges.insert(level.edges.end(), parts.begin(), parts.end());
      fail_not_held(leaver, work, one.role, level.edges);
    }
    pass_on(in_parts, no_place);
    if (level.at == work) {
      pass_on(own, no_place);
      level = nearest(work, one.role, kind);
      own = held_by(level.edges, leaver);
    }
    if (own.empty()) return;
    if (own.size() == level.edges.size()) {
      refuse("change.inherited", shown(leaver) + " holds " + shown(work) + in_role(one.role) +
                                     " from " + shown(level.at) +
                                     ", which names nobody else; take the assignment away there, "
                                     "or move the work to someone");
    }
    bring_down(level.edges, work, leaver, no_place);
  }

  void move(const edit& one) {
    const std::uint32_t leaver = actor(one);
    const node_kind kind = draft_.kind(leaver);
    const std::uint32_t heir = successor(kind, one.to);
    const std::uint32_t work = assignable(one.work);
    if (leaver == heir) {
      refuse("change.conflict", shown(leaver) + " cannot take over from itself; name another");
    }
    if (heir == work) refuse("change.conflict", shown(work) + " cannot be assigned to itself");
    assigned_here level = nearest(work, one.role, kind);
    const places parts = of_parts(work, one.role, kind);
    const places own = held_by(level.edges, leaver);
    const places in_parts = held_by(parts, leaver);
    places all = level.edges;
    all.insert(all.end(), parts.begin(), parts.end());
    if (own.empty() && in_parts.empty()) fail_not_held(leaver, work, one.role, all);
    if (!held_by(all, heir).empty()) {
      refuse("change.conflict", shown(heir) + " holds " + shown(work) + in_role(one.role) +
                                    " already; to leave it with one of them, remove the "
                                    "assignment of the other");
    }
    if (level.at == work) {
      pass_on(own, heir);
    } else if (!own.empty()) {
      bring_down(level.edges, work, leaver, heir);
    }
    for (const std::uint32_t part : draft_.node(work).below) {
      if (draft_.kind(part) == node_kind::subitem) {
        pass_on(held_by(standing(part, one.role, kind), leaver), heir);
      }
    }
  }

  void add(const edit& one) {
    if (one.what && is_work(*one.what)) return add_work(one);
    if (!one.work.empty()) return add_assignment(one);
    if (!one.what) {
      refuse("change.edit", "the kind of “" + printable(one.name) +
                                "” is left open; say whether to add a leader, section, "
                                "task_force, heading, item or subitem");
    }
    if (const auto at = draft_.find(*one.what, one.name)) fail_there(*at);
    if (name_key::of(one.name).empty()) {
      refuse("change.edit", "the name has no visible character; give one");
    }
    node_record record;
    record.kind = *one.what;
    record.key = one.name;
    record.name = one.name;
    draft_.add_node(std::move(record), no_place);
  }

  [[noreturn]] void fail_there(std::uint32_t at) const {
    refuse("change.conflict", shown(at) + " is there already; leave this edit out");
  }

  void add_work(const edit& one) {
    node_record record;
    record.kind = *one.what;
    record.number = one.name;
    record.key = one.name;
    record.name = one.to;
    if (record.kind == node_kind::item) {
      check_effort(one);
      record.effort = one.effort;
    }
    std::uint32_t parent = no_place;
    if (!one.work.empty()) {
      const std::array<node_kind, 1> kinds = {
          record.kind == node_kind::subitem ? node_kind::item : node_kind::heading};
      parent = only_one(find_work(kinds, one.work), kinds, one.work, to_string(kinds[0]));
      record.key = draft_.node(parent).record.key + "/" + one.name;
    } else if (record.kind == node_kind::subitem) {
      refuse("change.edit", "a subitem stands under an item; give the item's key as the work");
    }
    if (const auto at = draft_.find(record.kind, record.key)) fail_there(*at);
    draft_.add_node(std::move(record), parent);
  }

  void add_assignment(const edit& one) {
    const std::uint32_t comer = actor(one);
    const std::uint32_t work = assignable(one.work);
    const assigned_here level = nearest(work, one.role, draft_.kind(comer));
    if (!held_by(level.edges, comer).empty()) {
      refuse("change.conflict",
             shown(comer) + " holds " + shown(work) + in_role(one.role) + " already" +
                 (level.at == work ? "" : ", from " + shown(level.at)) + "; leave this edit out");
    }
    if (level.at != work) bring_down(level.edges, work, no_place, no_place);
    assign(comer, work, one.role);
  }

  void rename(const edit& one) {
    const std::uint32_t at = subject(one);
    const node_record& record = draft_.node(at).record;
    if (record.name == one.to) {
      refuse("change.conflict", shown(at) + " has that name already; leave this edit out");
    }
    if (!is_work(record.kind)) {
      if (name_key::of(one.to).empty()) {
        refuse("change.edit", "the new name has no visible character; give one");
      }
      const auto other = draft_.find(record.kind, one.to);
      if (other && *other != at) {
        refuse("change.conflict",
               shown(*other) + " is there already; to make the two one, use merge");
      }
      renamings_.push_back({record.kind, record.key, one.to, at_ + 1});
    }
    draft_.rename(at, one.to);
  }

  void merge(const edit& one) {
    const std::uint32_t leaver = actor(one);
    const std::uint32_t heir = successor(draft_.kind(leaver), one.to);
    if (leaver == heir) {
      refuse("change.conflict", shown(leaver) + " cannot be merged into itself; name another");
    }
    using signature = std::tuple<relation, std::uint32_t, std::uint32_t, role, role>;
    const auto signed_as = [](const draft_edge& edge) {
      return signature{edge.record.relation, edge.source, edge.target, edge.record.role,
                       edge.record.effective_role};
    };
    std::set<signature> taken;
    for (const std::uint32_t at : draft_.node(heir).edges) {
      if (draft_.edge(at).there) taken.insert(signed_as(draft_.edge(at)));
    }
    const places edges = draft_.node(leaver).edges;
    for (const std::uint32_t at : edges) {
      draft_edge& edge = draft_.edge(at);
      if (!edge.there || (edge.source != leaver && edge.target != leaver)) continue;
      const std::uint32_t source = edge.source == leaver ? heir : edge.source;
      const std::uint32_t target = edge.target == leaver ? heir : edge.target;
      draft_.set_ends(at, source, target);
      edge.there = source != target && taken.insert(signed_as(edge)).second;
      curate(edge.record);
    }
    draft_.remove(leaver, at_ + 1, heir);
  }

  void set_effort(const edit& one) {
    check_effort(one);
    edit item = one;
    if (!item.what) item.what = node_kind::item;
    if (*item.what != node_kind::item) {
      refuse("change.edit", "only an item has an effort, not a " +
                                std::string(to_string(*item.what)) + "; name an item");
    }
    const std::uint32_t at = subject(item);
    const auto [set, is_new] = efforts_.try_emplace(at, at_ + 1, one.effort);
    if (!is_new && set->second.second != one.effort) {
      refuse("change.conflict", "the effort of " + shown(at) + " was set by edit " +
                                    std::to_string(set->second.first) +
                                    "; leave one of the two out");
    }
    draft_.set_effort(at, one.effort);
  }

  std::map<std::uint32_t, std::pair<std::size_t, double>> efforts_;
};

}  // namespace detail

DUTYGRAPH_INLINE plan apply(const plan& where, const change& what, const limits& allowed,
                            const stop_token& stop) {
  stop.check("apply");
  detail::change_application application(to_records(where, stop), what);
  return build(application.run(stop), allowed, stop);
}

DUTYGRAPH_INLINE plan without(const plan& where, std::span<const std::string> names,
                              const limits& allowed, const stop_token& stop) {
  stop.check("without");
  const graph& structure = where.stated_graph();
  std::set<node_id> leaving;
  for (const std::string& name : names) {
    const node_id node = find_node(where, name);
    if (structure.kind(node) == node_kind::theme) {
      throw argument_error("change.edit", "“" + printable(name) +
                                              "” is a theme, which no one holds; name an actor "
                                              "or work");
    }
    leaving.insert(node);
  }
  change what;
  for (const node_id node : leaving) {
    bool below = false;
    for (auto above = structure.parent(node); above && !below; above = structure.parent(*above)) {
      below = leaving.count(*above) != 0;
    }
    if (below) continue;
    edit& one = what.edits.emplace_back();
    one.kind = edit_kind::remove;
    one.what = structure.kind(node);
    one.name = structure.key(node);
  }
  return apply(where, what, allowed, stop);
}

}  // namespace dutygraph
