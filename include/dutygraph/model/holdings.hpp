#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <dutygraph/model/graph.hpp>
#include <dutygraph/model/incidence.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Who holds which item under one inheritance rule: assignments brought down from the headings.
///
/// A holding is an (actor, item, effective role) with the edge that it rests on. Under `direct` an
/// item has what is attached to itself; under `nearest`, for each effective role and kind of actor
/// (牵头领导 and 牵头单位 are two), the nearest enclosing assignments; under `all`, the union up
/// the path. In each, an item also has the holders of its subitems. An actor stands at most once
/// for each effective role on an item.
class holdings {
 public:
  holdings() = default;
  /// O(V + E + holdings).
  holdings(const graph& structure, inheritance rule, const stop_token& stop = {});

  /// The actors that hold `item`, in the order in which they are stated.
  [[nodiscard]] std::span<const incident> of_item(node_id item) const noexcept {
    return by_item_.row(item);
  }
  /// The items that `actor` holds, in document order.
  [[nodiscard]] std::span<const incident> of_actor(node_id actor) const noexcept {
    return by_actor_.row(actor);
  }
  [[nodiscard]] inheritance rule() const noexcept { return rule_; }
  [[nodiscard]] std::size_t size() const noexcept { return by_item_.size(); }

 private:
  inheritance rule_ = inheritance::nearest;
  incidence by_item_;
  incidence by_actor_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/holdings_inl.hpp>
#endif
