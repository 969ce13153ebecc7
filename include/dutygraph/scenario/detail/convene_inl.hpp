#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/scenario/convene.hpp>

#include <dutygraph/error.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/scenario/detail/first_cover.hpp>
#include <dutygraph/scenario/detail/item_holders.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// An item and the strongest edge by which it belongs to what people are convened for.
struct linked_item {
  node_id item;
  std::optional<edge_id> edge;  ///< none: the caller gave the item
};

/// Lower is stronger; what follows from a rule stated for the text counts as stated.
[[nodiscard]] constexpr int link_weakness(provenance value) noexcept {
  return value == provenance::inferred ? 2 : value == provenance::curated ? 1 : 0;
}

/// The items of a task force or theme in document order, each once.
[[nodiscard]] inline std::vector<linked_item> linked_items(const plan& where, node_id whom,
                                                           inheritance rule,
                                                           const stop_token& stop) {
  const graph& structure = where.graph(stop);
  std::vector<linked_item> found;
  if (structure.kind(whom) == node_kind::task_force) {
    for (const incident& entry : structure.out(relation::drives, whom)) {
      found.push_back({entry.node, entry.edge});
    }
    for (const incident& entry : where.holdings(rule, stop).of_actor(whom)) {
      found.push_back({entry.node, entry.edge});
    }
  } else if (structure.kind(whom) == node_kind::theme) {
    for (const incident& entry : structure.out(relation::advances, whom)) {
      found.push_back({entry.node, entry.edge});
    }
  } else {
    throw argument_error("scenario.kind",
                         "convene: people are convened for a task force, a theme "
                         "or items, not for the " +
                             std::string(to_string(structure.kind(whom))) + " “" +
                             printable(structure.name(whom)) + "”");
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](const linked_item& one, const linked_item& other) {
                     if (one.item != other.item) return one.item < other.item;
                     return link_weakness(structure.provenance(*one.edge)) <
                            link_weakness(structure.provenance(*other.edge));
                   });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const linked_item& one, const linked_item& other) {
                            return one.item == other.item;
                          }),
              found.end());
  return found;
}

/// Finds whom to convene for some items, and writes it down.
class convener {
 public:
  convener(const plan& where, std::vector<linked_item> items, std::optional<node_id> whom,
           const convene_options& options, const stop_token& stop)
      : structure_(where.graph(stop)),
        work_(std::move(items)),
        whom_(whom),
        options_(options),
        stop_(stop),
        holders_(where, options.rule, stop) {
    for (const linked_item& one : work_) {
      stop_.check("convene");
      for (const node_kind kind : {node_kind::leader, node_kind::section}) {
        for (const node_id actor : holders_.of(one.item, kind)) held_[actor].push_back(one);
      }
    }
    if (!whom_ || structure_.kind(*whom_) != node_kind::task_force) return;
    for (const incident& entry : structure_.in(relation::assigned, *whom_)) {
      const node_kind kind = structure_.kind(entry.node);
      if (kind != node_kind::leader && kind != node_kind::section) continue;
      in_task_force_.push_back(entry.node);
      held_[entry.node];
    }
    std::sort(in_task_force_.begin(), in_task_force_.end());
  }

  [[nodiscard]] convening run() {
    choose();
    result_.areas = areas();
    result_.others = others();
    result_.items = items();
    result_.caption = caption();
    return std::move(result_);
  }

 private:
  /// The cover, by the places of the actors within their kind.
  void choose() {
    const id_range<node_id> actors = structure_.nodes(options_.of);
    first_cover::families sets;
    for (const linked_item& one : work_) {
      const std::vector<node_id>& holders = holders_.of(one.item, options_.of);
      if (holders.empty()) {
        result_.uncovered.push_back(one.item);
        continue;
      }
      if (holders.size() == 1) result_.essential.push_back(holders.front());
      std::vector<std::uint32_t>& set = sets.emplace_back();
      for (const node_id holder : holders) set.push_back(actors.index(holder));
    }
    std::vector<node_id>& essential = result_.essential;
    std::sort(essential.begin(), essential.end());
    essential.erase(std::unique(essential.begin(), essential.end()), essential.end());
    if (sets.empty()) {
      result_.reason = reason();
      return;
    }
    const first_cover search(std::move(sets), actors.size(), stop_);
    const set_cover_result& found = search.cover();
    for (const std::uint32_t place : found.members) result_.people.push_back(actors[place]);
    result_.value = static_cast<std::uint32_t>(found.members.size());
    result_.exact = found.exact;
    result_.lower_bound = found.lower_bound;
    result_.unique = search.unique();
  }

  [[nodiscard]] std::string reason() const {
    if (!work_.empty()) return "none of the items has one of the " + several();
    if (!whom_) return "no item is given";
    const std::string name = "“" + std::string(structure_.name(*whom_)) + "”";
    return structure_.kind(*whom_) == node_kind::theme
               ? name + " advances by no item"
               : name + " drives no item and is assigned none";
  }

  [[nodiscard]] bool inferred(const linked_item& one) const noexcept {
    return one.edge && structure_.provenance(*one.edge) == provenance::inferred;
  }
  [[nodiscard]] bool convened(node_id actor) const noexcept {
    return std::binary_search(result_.people.begin(), result_.people.end(), actor);
  }
  [[nodiscard]] std::string several() const { return std::string(to_string(options_.of)) + "s"; }
  [[nodiscard]] static std::string counted(std::size_t count, std::string_view what) {
    return std::to_string(count).append(" ").append(what).append(count == 1 ? "" : "s");
  }

  /// Who holds what of it: the columns that `areas` and `others` share.
  struct area_columns {
    explicit area_columns(table_builder& out)
        : name(out.utf8("name")),
          kind(out.utf8("kind")),
          items(out.int64("items")),
          keys(out.list("keys")),
          inferred_keys(out.list("inferred_keys")) {}
    utf8_builder& name;
    utf8_builder& kind;
    int64_builder& items;
    list_builder& keys;
    list_builder& inferred_keys;
  };

  void push(area_columns& columns, node_id actor) const {
    const std::vector<linked_item>& held = held_.at(actor);
    columns.name.push(structure_.name(actor));
    columns.kind.push(to_string(structure_.kind(actor)));
    columns.items.push(held.size());
    for (const linked_item& one : held) {
      columns.keys.add_word(structure_.key(one.item));
      if (inferred(one)) columns.inferred_keys.add_word(structure_.key(one.item));
    }
    columns.keys.end_list();
    columns.inferred_keys.end_list();
  }
  [[nodiscard]] bool in_task_force(node_id actor) const noexcept {
    return std::binary_search(in_task_force_.begin(), in_task_force_.end(), actor);
  }

  [[nodiscard]] table areas() {
    table_builder out("what each of those to convene holds of it; " + notes());
    area_columns columns(out);
    auto& sole = out.list("sole_keys");
    auto& in_force = out.boolean("in_task_force");
    for (const node_id actor : result_.people) {
      push(columns, actor);
      for (const linked_item& one : held_.at(actor)) {
        if (holders_.of(one.item, options_.of).size() != 1) continue;
        sole.add_word(structure_.key(one.item));
      }
      sole.end_list();
      in_force.push(in_task_force(actor));
    }
    return out.finish();
  }

  [[nodiscard]] table others() const {
    table_builder out("other leaders and sections that hold one of the items or are assigned to " +
                      std::string("the task force itself; ") + notes());
    area_columns columns(out);
    auto& in_force = out.boolean("in_task_force");
    for (const auto& [actor, held] : held_) {
      if (convened(actor)) continue;
      push(columns, actor);
      in_force.push(in_task_force(actor));
    }
    return out.finish();
  }

  [[nodiscard]] table items() {
    table_builder out("holders: " + several() + " of each item; convened: those of them to " +
                      "convene; " + notes());
    auto& number = out.utf8("number");
    auto& key = out.utf8("key");
    auto& title = out.utf8("title");
    auto& known = out.utf8("provenance");
    auto& score = out.float64("score");
    auto& matched = out.list("matched");
    auto& holders = out.list("holders");
    auto& chosen = out.list("convened");
    for (const linked_item& one : work_) {
      number.push(structure_.number(one.item));
      key.push(structure_.key(one.item));
      title.push(structure_.name(one.item));
      one.edge ? known.push(to_string(structure_.provenance(*one.edge))) : known.push_null();
      inferred(one) ? score.push(structure_.score(*one.edge)) : score.push_null();
      if (one.edge) {
        for (const string_id word : structure_.matched(*one.edge)) {
          matched.add_word(structure_.string(word));
        }
      }
      matched.end_list();
      for (const node_id actor : holders_.of(one.item, options_.of)) {
        holders.add_word(structure_.name(actor));
        if (convened(actor)) chosen.add_word(structure_.name(actor));
      }
      holders.end_list();
      chosen.end_list();
    }
    return out.finish();
  }

  /// How the items belong to it, and by which rule they are held.
  [[nodiscard]] std::string notes() const {
    std::array<std::size_t, 3> links{};
    for (const linked_item& one : work_) {
      if (one.edge) {
        ++links[static_cast<std::size_t>(link_weakness(structure_.provenance(*one.edge)))];
      }
    }
    std::string text = whom_ ? "items by their links: " + std::to_string(links[0]) + " stated, " +
                                   std::to_string(links[1]) + " curated, " +
                                   std::to_string(links[2]) + " inferred; "
                             : "items as given; ";
    return text + "inheritance: " + std::string(to_string(options_.rule)) +
           "; denominator: " + counted(work_.size(), "item");
  }

  [[nodiscard]] std::string caption() const {
    std::string text = "the fewest " + several() + " who between them hold the " +
                       counted(work_.size() - result_.uncovered.size(), "item");
    if (whom_) text += " of “" + std::string(structure_.name(*whom_)) + "”";
    text += " that have one of the " + several();
    if (result_.unique == true) text += "; no other group is as small";
    if (result_.unique == false) text += "; of several groups the first in printed order";
    if (result_.value && !result_.unique) text += "; whether others are as small is not known";
    return text + "; " + notes();
  }

  const graph& structure_;
  std::vector<linked_item> work_;
  std::optional<node_id> whom_;
  const convene_options& options_;
  const stop_token& stop_;
  item_holders holders_;
  std::map<node_id, std::vector<linked_item>> held_;  // of each leader and section touched
  std::vector<node_id> in_task_force_;
  convening result_;
};

/// The task force of this name, else the theme.
[[nodiscard]] inline node_id find_convened(const plan& where, std::string_view name) {
  constexpr std::size_t most_names = 5;
  std::vector<std::string> nearest;
  for (const node_kind kind : {node_kind::task_force, node_kind::theme}) {
    try {
      return find_node(where, kind, name);
    } catch (const unknown_name& fault) {
      nearest.insert(nearest.end(), fault.nearest().begin(), fault.nearest().end());
    }
  }
  if (nearest.size() > most_names) nearest.resize(most_names);
  throw unknown_name(name, "task force or theme", std::move(nearest));
}

inline void require_convened_kind(node_kind of) {
  if (of == node_kind::leader || of == node_kind::section) return;
  throw argument_error("scenario.kind",
                       "convene: of is leader or section, not " + std::string(to_string(of)));
}

}  // namespace detail

DUTYGRAPH_INLINE convening convene(const plan& where, node_id task_force,
                                   const convene_options& options, const stop_token& stop) {
  stop.check("convene");
  detail::require_convened_kind(options.of);
  return detail::convener(where, detail::linked_items(where, task_force, options.rule, stop),
                          task_force, options, stop)
      .run();
}

DUTYGRAPH_INLINE convening convene(const plan& where, std::string_view name,
                                   const convene_options& options, const stop_token& stop) {
  return convene(where, detail::find_convened(where, name), options, stop);
}

DUTYGRAPH_INLINE convening convene(const plan& where, std::span<const node_id> items,
                                   const convene_options& options, const stop_token& stop) {
  stop.check("convene");
  detail::require_convened_kind(options.of);
  const graph& structure = where.stated_graph();
  std::vector<node_id> sorted(items.begin(), items.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<detail::linked_item> work;
  for (const node_id item : sorted) {
    if (!structure.nodes().contains(item) || structure.kind(item) != node_kind::item) {
      throw argument_error("scenario.kind", "convene: node " + std::to_string(item.value()) +
                                                " is no item of the plan; give items");
    }
    work.push_back({item, std::nullopt});
  }
  return detail::convener(where, std::move(work), std::nullopt, options, stop).run();
}

}  // namespace dutygraph
