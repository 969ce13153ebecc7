#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/build/build.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What may be said of an assignment besides who and what.
struct assignment_options {
  std::string role = "lead";          ///< a name of `role_names`
  std::string actor_kind = "leader";  ///< leader, section or task_force
  std::string role_word = {};         ///< as printed, such as 牵头领导
  bool open_list = false;
};

/// Makes a plan without a text, step by step, in any order. Nothing is checked before `build()`,
/// which reports every finding at once: duplicate key, dangling reference, unknown kind or role,
/// negative effort. What is built so is `curated`.
///
///     plan_builder b("Plan");
///     b.chapter("一", "…").item("1", "…", "一", 2.0).assign("Ana", "1");
///     plan p = b.build();
class plan_builder {
 public:
  explicit plan_builder(std::string_view title = {});

  plan_builder& issuer(std::string_view name);
  plan_builder& issued(date day);
  /// A heading; `parent` is the key or number of the enclosing one, empty at the top.
  plan_builder& chapter(std::string_view number, std::string_view title,
                        std::string_view parent = {});
  /// An item. Its key is the parent's key and its number, joined by `/`.
  plan_builder& item(std::string_view number, std::string_view title, std::string_view chapter = {},
                     double effort = 1.0, std::string_view text = {});
  plan_builder& subitem(std::string_view number, std::string_view title, std::string_view item);
  /// An actor, needed only for one without an assignment; others come with `assign` and `lead`.
  plan_builder& actor(std::string_view name, std::string_view kind = "leader");
  plan_builder& task_force(std::string_view name, std::string_view group = {});
  plan_builder& theme(std::string_view name, std::string_view group = {});
  /// What the item (key or number) undertakes, in words and, if given, in parts.
  plan_builder& commitment(std::string_view text, std::string_view item,
                           const dutygraph::commitment& said = {});
  /// Assigns an actor to a heading, item, subitem (key, or number where that is unique) or task
  /// force (name).
  plan_builder& assign(std::string_view actor, std::string_view work,
                       const assignment_options& options = {});
  /// The task force drives the item.
  plan_builder& drive(std::string_view task_force, std::string_view item);
  /// The theme advances by the item.
  plan_builder& advance(std::string_view theme, std::string_view item);
  /// The superior leads the subordinate (牵头领导 over 责任科室), as a person says. Each is a
  /// leader, section or task force, and comes with this step if nothing else mentions it.
  plan_builder& lead(std::string_view superior, std::string_view subordinate,
                     std::string_view superior_kind = "leader",
                     std::string_view subordinate_kind = "section");

  /// Throws `build_error` with all findings. The builder stays as it was.
  [[nodiscard]] plan build(const limits& allowed = {}, const stop_token& stop = {}) const;

 private:
  enum class step_kind : std::uint8_t { node, assign, lead, edge };

  /// One call, kept as it was made.
  struct step {
    step_kind kind = step_kind::node;
    node_record node;              ///< of a node step
    std::string node_kind_name;    ///< of an actor, or of who leads, as given
    std::string target_kind_name;  ///< of who is led, as given
    edge_record edge;              ///< of the others: the ends' keys are what the caller wrote
    assignment_options options;    ///< of an assignment
  };

  class resolution;

  plan_builder& add_node(node_kind kind, std::string_view key, std::string_view name);
  plan_builder& add_edge(relation value, node_kind source_kind, std::string_view source,
                         node_kind target_kind, std::string_view target);

  document_record document_;
  std::vector<step> steps_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/build/detail/builder_inl.hpp>
#endif
