#include <dutygraph/model/vocabulary.hpp>

#include "catch.hpp"
#include "model/round_trips.hpp"

using namespace dutygraph;

TEST_CASE("every value has a name of its own, and the name leads back") {
  CHECK(round_trips<node_kind>(node_kind_names) == 8);
  CHECK(round_trips<relation>(relation_names) == 6);
  CHECK(round_trips<role>(role_names) == 6);
  CHECK(round_trips<provenance>(provenance_names) == 4);
  CHECK(round_trips<inheritance>(inheritance_names) == 3);
  CHECK(round_trips<plan_kind>(plan_kind_names) == 4);
}

TEST_CASE("names stand beside the right values") {
  CHECK(to_string(node_kind::task_force) == "task_force");
  CHECK(to_string(node_kind::commitment) == "commitment");
  CHECK(to_string(relation::drives) == "drives");
  CHECK(to_string(role::coordinate) == "coordinate");
  CHECK(to_string(provenance::curated) == "curated");
  CHECK(to_string(inheritance::all) == "all");
  CHECK(to_string(plan_kind::not_a_plan) == "not_a_plan");
}

TEST_CASE("a name that is none") {
  CHECK_FALSE(value_named<role>(role_names, ""));
  CHECK_FALSE(value_named<role>(role_names, "Lead"));
}

TEST_CASE("actors and work") {
  CHECK(is_actor(node_kind::leader));
  CHECK(is_actor(node_kind::section));
  CHECK(is_actor(node_kind::task_force));
  CHECK_FALSE(is_actor(node_kind::heading));
  CHECK(is_work(node_kind::heading));
  CHECK(is_work(node_kind::item));
  CHECK(is_work(node_kind::subitem));
  CHECK_FALSE(is_work(node_kind::task_force));
  CHECK_FALSE(is_work(node_kind::theme));
  CHECK_FALSE(is_actor(node_kind::commitment));
}
